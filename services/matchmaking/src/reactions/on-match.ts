import {
  appointmentAnswered,
  appointmentWithdrawn,
  candidateAccepted,
  candidateRefused,
  matchCandidateLinked,
  matchProposed,
  matchSteppedBack,
  offerAnswered,
} from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { recordChange } from '../match/match-change.ts'

const facts = [
  matchProposed,
  offerAnswered,
  candidateAccepted,
  candidateRefused,
  appointmentAnswered,
  appointmentWithdrawn,
  matchSteppedBack,
  matchCandidateLinked,
]

/** Our own facts come back by the log, and only then are told: whoever listens is never told what was not committed. */
export const onMatch = reaction(facts, async ({ em, event }) => recordChange(em, event))
