import {
  interviewAccepted,
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewPlanned,
  interviewRejected,
  interviewRequested,
  interviewRescheduled,
} from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { recordChange } from '../interview/interview-changes.ts'

const facts = [
  interviewRequested,
  interviewAccepted,
  interviewRejected,
  interviewPlanned,
  interviewConfirmed,
  interviewRescheduled,
  interviewCancelled,
  interviewCompleted,
]

/** Our own facts come back by the log, and only then are told: whoever listens is never told what was not committed. */
export const onInterview = reaction(facts, async ({ em, event }) => recordChange(em, event))
