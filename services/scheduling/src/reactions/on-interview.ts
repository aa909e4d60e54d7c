import { interviewFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { recordChange } from '../interview/interview-changes.ts'

/** Our own facts come back by the log, and only then are told: whoever listens is never told what was not committed. */
export const onInterview = reaction(interviewFacts, async ({ em, event }) => recordChange(em, event))
