import type { InvitationId } from '@passerelle/kernel'
import type { Answer, AnswerResponse } from './answer.ts'

/** One answer to an invitation as it came, also when another one counts (BY-05). */
export class KeptAnswer {
  readonly invitationId: InvitationId
  /** 1 for the first that came. */
  readonly number: number
  readonly response: AnswerResponse
  readonly origin: Answer['origin']
  readonly answeredAt: Date
  readonly sequence: number
  readonly comment: string | null
  readonly sentBy: string | null
  /** Whether it was the newest when it came. One that was made before another, and came after it, never was. */
  readonly counted: boolean

  constructor(invitationId: InvitationId, number: number, answer: Answer, counted: boolean) {
    this.invitationId = invitationId
    this.number = number
    this.response = answer.response
    this.origin = answer.origin
    this.answeredAt = answer.at
    this.sequence = answer.sequence
    this.comment = answer.comment
    this.sentBy = answer.sentBy
    this.counted = counted
  }
}
