import { optionallyWritten, refuse } from '@passerelle/contracts'
import { type InterviewId, isRefusal, type PersonId, type Refusal } from '@passerelle/kernel'

export type DraftState = 'DRAFT' | 'SCHEDULED' | 'SENT' | 'CANCELLED'

/** How long the planner's words may be. */
const wordsAtMost = 2_000

/**
 * The invitation to a planned interview before it leaves. No calendar hears of it (PE-22).
 * ```
 * DRAFT ⇄ SCHEDULED ─its time has come, or at once─▶ SENT
 *   └────────┴─taken back, or the interview is off─▶ CANCELLED ─drafted anew─▶ DRAFT
 * ```
 */
export class InvitationDraft {
  readonly interviewId: InterviewId
  state: DraftState
  /** What the planner wrote to those invited. */
  words: string | null
  sendAt: Date | null
  author: PersonId
  readonly createdAt: Date
  endedAt: Date | null

  constructor(interviewId: InterviewId, author: PersonId, now: Date) {
    this.interviewId = interviewId
    this.state = 'DRAFT'
    this.words = null
    this.sendAt = null
    this.author = author
    this.createdAt = now
    this.endedAt = null
  }

  /** Writes it, or writes it anew after it was taken back. Refuses INVITATION_LEFT, INVALID_INPUT. */
  write(words: string | null, by: PersonId, now: Date): Refusal | undefined {
    if (this.hasLeft(now)) return left()
    const clean = optionallyWritten('words', words, wordsAtMost)
    if (isRefusal(clean)) return clean
    if (this.state === 'CANCELLED') {
      this.state = 'DRAFT'
      this.sendAt = null
      this.endedAt = null
    }
    this.words = clean
    this.author = by
    return undefined
  }

  /** Refuses INVITATION_LEFT, SEND_TIME_INVALID (past, or not before the interview), DRAFT_UNKNOWN. */
  schedule(sendAt: Date, startsAt: Date, now: Date): Refusal | undefined {
    if (this.hasLeft(now)) return left()
    if (this.state === 'CANCELLED') return noDraft()
    if (sendAt <= now || sendAt >= startsAt) return refuse('SEND_TIME_INVALID', undefined, { field: 'sendAt' })
    this.state = 'SCHEDULED'
    this.sendAt = sendAt
    return undefined
  }

  /** Refuses INVITATION_LEFT. Cancelling again changes nothing. */
  cancel(now: Date): Refusal | undefined {
    if (this.hasLeft(now)) return left()
    if (this.state !== 'CANCELLED') this.end('CANCELLED', now)
    return undefined
  }

  end(state: 'SENT' | 'CANCELLED', now: Date): void {
    this.state = state
    this.endedAt = now
  }

  /** From its time on it is about to leave, and nobody can stop it any more. */
  private hasLeft(now: Date): boolean {
    return this.state === 'SENT' || (this.state === 'SCHEDULED' && this.sendAt !== null && this.sendAt <= now)
  }
}

function left(): Refusal {
  return refuse('INVITATION_LEFT')
}

export function noDraft(): Refusal {
  return refuse('DRAFT_UNKNOWN')
}
