import { refuse } from '@passerelle/contracts'
import type { InterviewId, PersonId, Refusal } from '@passerelle/kernel'
import type { Interview } from '../interview/interview.ts'

/** What a talent makes of an informational interview afterwards. Theirs alone: no company ever reads it (II-09). */
export class Verdict {
  interviewId: InterviewId
  stillInterested: boolean
  notes: string | null
  recordedAt: Date

  constructor(verdict: Verdict) {
    this.interviewId = verdict.interviewId
    this.stillInterested = verdict.stillInterested
    this.notes = verdict.notes
    this.recordedAt = verdict.recordedAt
  }
}

/** @returns NOT_INFORMATIONAL, FORBIDDEN for the company, WRONG_STATE before the end or when it did not take place */
export function refusalToRecord(
  { kind, talent, status, endsAt }: Interview,
  by: PersonId,
  now: Date,
): Refusal | undefined {
  if (kind !== 'INFORMATIONAL') return refuse('NOT_INFORMATIONAL.VERDICT')
  if (by !== talent) return refuse('FORBIDDEN.TALENT_DECIDES')
  const over = endsAt !== null && endsAt <= now && (status === 'CONFIRMED' || status === 'COMPLETED')
  return over ? undefined : refuse('WRONG_STATE.TOO_EARLY_FOR_VERDICT', undefined, { status })
}
