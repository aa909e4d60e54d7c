import type { InterviewId } from '@passerelle/kernel'

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
