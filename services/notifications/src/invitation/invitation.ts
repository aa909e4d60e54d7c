import type { InterviewState, InvitationState, TalentId } from '@passerelle/contracts'
import type { InterviewId, InvitationId } from '@passerelle/kernel'
import { type CalendarMethod, type MessageState, mayHaveArrived } from '../mail/message-state.ts'
import type { Answer } from './answer/answer.ts'

/** One person's place in an interview's appointment. Its UID never changes (RFC 5545 §3.8.4.7). */
export class Invitation {
  readonly id: InvitationId
  readonly interviewId: InterviewId
  /** The candidate's file as long as nobody has signed in as the candidate (`give-to-person.ts`). */
  readonly person: TalentId
  readonly uid: string
  readonly createdAt: Date
  /** NONE is no answer yet, never a refusal (PE-08). */
  response: InvitationState['response']
  origin: InvitationState['origin']
  answeredAt: Date | null
  /** The SEQUENCE that was answered. */
  answeredSequence: number | null
  /** When the answer was made, as far as is known: orders answers that overtook each other. */
  stampedAt: Date | null
  comment: string | null
  /** Who sent the answer for them by mail, if somebody else did. */
  sentBy: string | null
  /** When its newest mail was taken by the mail server. */
  sentAt: Date | null
  version!: number

  constructor(id: InvitationId, interviewId: InterviewId, person: TalentId, now: Date) {
    this.id = id
    this.interviewId = interviewId
    this.person = person
    this.uid = uidOf(interviewId)
    this.createdAt = now
    this.sentAt = null
    this.response = 'NONE'
    this.origin = null
    this.answeredAt = null
    this.answeredSequence = null
    this.stampedAt = null
    this.comment = null
    this.sentBy = null
  }

  /** Another time is another question. */
  askAgain(): void {
    this.response = 'NONE'
    this.origin = null
    this.answeredAt = null
    this.answeredSequence = null
    this.stampedAt = null
    this.comment = null
    this.sentBy = null
  }

  take(answer: Answer): void {
    this.response = answer.response
    this.origin = answer.origin
    this.answeredAt = answer.at
    this.answeredSequence = answer.sequence
    this.stampedAt = answer.stamp
    this.comment = answer.comment
    this.sentBy = answer.sentBy
  }
}

/** The id is unique in the world by itself; no host name, which may change and would leave a ghost in every calendar. */
export function uidOf(interviewId: InterviewId): string {
  return `${interviewId}@passerelle`
}

/** What an invitation has said so far, in order. */
export interface Said {
  position: number
  method: CalendarMethod | null
  sequence: number | null
  state: MessageState
  bouncedAt?: Date | null
}

export interface NextStep {
  /** What to say next; null when the calendar knows, will know, or need not know. */
  say: { method: CalendarMethod; sequence: number; position: number } | null
  /** Whether mails that have not left yet have lost their reason. */
  dropUnsent: boolean
}

/** What is to be said now that the interview is as it is. Saying it twice, or hearing of it late, changes nothing. */
export function nextStep(interview: InterviewState, thread: readonly Said[]): NextStep {
  const newest = Math.max(-1, ...thread.map((said) => said.sequence ?? -1))
  const position = 1 + Math.max(0, ...thread.map((said) => said.position))
  const sequence = interview.sequence
  if (interview.status === 'CONFIRMED') {
    if (sequence <= newest) return { say: null, dropUnsent: false }
    return { say: { method: 'REQUEST', sequence, position }, dropUnsent: true }
  }
  if (interview.status !== 'CANCELLED') return { say: null, dropUnsent: false }
  const cancelled = thread.some((said) => said.method === 'CANCEL')
  const heard = thread.some((said) => said.method === 'REQUEST' && (mayHaveArrived(said) || said.state === 'SENDING'))
  return { say: heard && !cancelled ? { method: 'CANCEL', sequence, position } : null, dropUnsent: !cancelled }
}

/** Whether an interview invites by itself: one that people agreed upon does, a planned one waits for its planner. */
export function invitesByItself(interview: InterviewState): boolean {
  return interview.status === 'CONFIRMED' && interview.origin !== 'PLANNED'
}

export type InvitationStanding = 'TO_SEND' | 'SENT' | 'NOT_DELIVERED' | 'WITHDRAWN'

export function standingOf(thread: readonly Said[], cancelled: boolean): InvitationStanding {
  const last = thread.findLast((said) => said.state !== 'DROPPED')
  if (last?.state === 'QUEUED' || last?.state === 'SENDING') return 'TO_SEND'
  const arrived = last?.state === 'SENT' && !last.bouncedAt
  if (!cancelled) return arrived ? 'SENT' : 'NOT_DELIVERED'
  // A calendar that never heard of it needs no cancellation; one that may have, does.
  return last?.method === 'CANCEL' && !arrived ? 'NOT_DELIVERED' : 'WITHDRAWN'
}

/** The newest thing said that counts: what was dropped was never heard. */
export function newestOf(thread: readonly Said[]): { method: CalendarMethod; sequence: number } {
  const newest = thread.findLast((said) => said.state !== 'DROPPED') ?? thread.at(-1)
  return { method: newest?.method ?? 'REQUEST', sequence: newest?.sequence ?? 0 }
}
