import { refuse, type requestPolicies } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { type EventTimes, endOf } from '../slot/host-slots.ts'
import type { Side } from './lifecycle.ts'

/** How an interview at an event starts: a request from either side, or a direct booking. */
export type Start = 'REQUEST' | 'OFFER' | 'BOOK'

/** What has to be known to say whether a talent and a host may start an interview. */
export interface Circumstances {
  event: EventTimes & { state: 'PUBLISHED' | 'CANCELLED'; requestPolicy: (typeof requestPolicies)[number] }
  host: { bookingMode: string; open: boolean; customQuestion: string | null }
  /** Whether the host's company is received at the event. */
  received: boolean
  talentRegistered: boolean
  /** Whether the two have an open request or interview with each other. */
  inContact: boolean
}

/** @returns why this start is refused, with what to do instead; undefined when it may go on */
export function refusalToStart(start: Start, at: Circumstances, now: Date): Refusal | undefined {
  const { event, host } = at
  if (event.state === 'CANCELLED') return eventCancelled()
  if (endOf(event) <= now.getTime()) return refuse('EVENT_CLOSED.OVER')
  if (!at.talentRegistered) return notRegistered(start)
  if (!at.received) return notReceived(start === 'OFFER' ? 'RECRUITER' : 'TALENT')
  if (!host.open) return refuse('HOST_CLOSED')
  return wrongDirection(start, at) ?? wrongMode(start, at) ?? (at.inContact ? inContact() : undefined)
}

/** Whether nothing starts at an event any more. */
export function isClosed(event: Pick<Circumstances['event'], 'state'> & EventTimes, now: Date): boolean {
  return event.state === 'CANCELLED' || endOf(event) <= now.getTime()
}

export function eventCancelled(): Refusal {
  return refuse('EVENT_CLOSED.CANCELLED')
}

export function notRegistered(start: Start): Refusal {
  return refuse(start === 'OFFER' ? 'NOT_REGISTERED.TALENT' : 'NOT_REGISTERED.YOURSELF')
}

/** The company is not at the event any more. Why is for its own people alone. */
export function notReceived(reader: Side): Refusal {
  return reader === 'RECRUITER' ? refuse('NOT_APPROVED.AT_EVENT') : refuse('HOST_CLOSED')
}

/** The pair already has a request or an interview that is not over. */
export function inContact(): Refusal {
  return refuse('ALREADY_IN_CONTACT')
}

function wrongDirection(start: Start, { event }: Circumstances): Refusal | undefined {
  const side: Side = start === 'OFFER' ? 'RECRUITER' : 'TALENT'
  const allowed = event.requestPolicy === 'BOTH' || event.requestPolicy === `${side}S`
  if (allowed) return undefined
  const key = side === 'TALENT' ? 'DIRECTION_NOT_ALLOWED.RECRUITERS_ASK' : 'DIRECTION_NOT_ALLOWED.TALENTS_ASK'
  return refuse(key, undefined, { policy: event.requestPolicy })
}

function wrongMode(start: Start, { host }: Circumstances): Refusal | undefined {
  if (start === 'REQUEST' && host.bookingMode !== 'SELECTIVE') {
    return refuse('REQUEST_NOT_ALLOWED')
  }
  if (start === 'BOOK' && host.bookingMode !== 'DIRECT') {
    return refuse('REQUEST_REQUIRED')
  }
  return undefined
}

/**
 * The talent's answer beside the question as it is worded now, so that later edits do not rewrite it. Without a question
 * an answer is not kept: nobody asked.
 * @returns ANSWER_REQUIRED when there is a question and the answer is blank
 */
export function answered(question: string | null, answer: string | null | undefined): Answered | Refusal {
  if (question === null) return { question: null, answer: null }
  const given = answer?.trim()
  if (given) return { question, answer: given }
  return refuse('ANSWER_REQUIRED', undefined, { question, field: 'answer' })
}

export interface Answered {
  question: string | null
  answer: string | null
}
