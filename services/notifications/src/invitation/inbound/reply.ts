import type { InterviewId, InvitationId, ReplyId } from '@passerelle/kernel'
import type { AnswerResponse } from '../answer/answer.ts'

/**
 * What became of a mail about an invitation. Only ANSWER changed an answer; everything else is there to be read.
 * OLD_TIME: answers a time that no longer stands · OVERTAKEN: a newer answer is there · PROPOSAL: wants another time ·
 * STRANGER: from an address that was not invited · REVIEW: has no safe automatic outcome · MESSAGE: words without an
 * answer · AUTOMATIC: out of office and the like · BOUNCE: could not be delivered.
 */
export const replyOutcomes = [
  'ANSWER',
  'OLD_TIME',
  'OVERTAKEN',
  'PROPOSAL',
  'STRANGER',
  'REVIEW',
  'MESSAGE',
  'AUTOMATIC',
  'BOUNCE',
] as const
export type ReplyOutcome = (typeof replyOutcomes)[number]

/** Why a mail waits for a person to judge it: each has its sentence, in a notice and in the graph. */
export const reviewReasons = [
  'UNREADABLE',
  'FROM_OURSELVES',
  'OTHER_APPOINTMENT',
  'SEVERAL_APPOINTMENTS',
  'NO_ATTENDEE',
  'FOREIGN_ATTENDEE',
  'CONTRADICTION',
  'NO_CLEAR_ANSWER',
  'IMPOSSIBLE_TIME',
  'OTHER_RECIPIENT',
] as const
export type ReviewReason = (typeof reviewReasons)[number]

/** A mail that came about an invitation, as whoever invited may see it. */
export class Reply {
  readonly id: ReplyId
  readonly interviewId: InterviewId
  readonly invitationId: InvitationId
  readonly outcome: ReplyOutcome
  /** Of REVIEW; null for any other, and for those that came before reasons were kept. */
  readonly review: ReviewReason | null
  readonly response: AnswerResponse | null
  readonly sequence: number | null
  /** The time that a proposal asks for, where it could be read. */
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  /** As the mail says, which proves nothing. */
  readonly sender: string | null
  readonly text: string | null
  /** The same mail, delivered again, has the same. */
  readonly digest: string
  readonly arrivedAt: Date

  constructor(reply: Reply) {
    this.id = reply.id
    this.interviewId = reply.interviewId
    this.invitationId = reply.invitationId
    this.outcome = reply.outcome
    this.review = reply.review
    this.response = reply.response
    this.sequence = reply.sequence
    this.startsAt = reply.startsAt
    this.endsAt = reply.endsAt
    this.sender = reply.sender
    this.text = reply.text
    this.digest = reply.digest
    this.arrivedAt = reply.arrivedAt
  }
}
