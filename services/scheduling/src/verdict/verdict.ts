import { type InterviewId, type PersonId, type Refusal, refuse } from '@passerelle/kernel'
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
  if (kind !== 'INFORMATIONAL') return refuse('NOT_INFORMATIONAL', 'A verdict belongs to an informational interview.')
  if (by !== talent) return refuse('FORBIDDEN', 'The verdict is the talent’s alone.')
  const over = endsAt !== null && endsAt <= now && (status === 'CONFIRMED' || status === 'COMPLETED')
  return over ? undefined : refuse('WRONG_STATE', 'Record your verdict when the interview is over.', { status })
}
