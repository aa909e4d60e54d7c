import { matchFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { recordChange } from '../match/match-change.ts'

/** Our own facts come back by the log, and only then are told: whoever listens is never told what was not committed. */
export const onMatch = reaction(matchFacts, async ({ em, event }) => recordChange(em, event))
