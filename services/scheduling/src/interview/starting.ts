import type { requestPolicies } from '@passerelle/contracts'
import { type Refusal, refuse } from '@passerelle/kernel'
import { type EventTimes, endOf } from '../slot/host-slots.ts'
import type { Side } from './lifecycle.ts'

/** How an interview at an event starts: a request from either side, or a direct booking. */
export type Start = 'REQUEST' | 'OFFER' | 'BOOK'

/** What has to be known to say whether a talent and a host may start an interview. */
export interface Circumstances {
  event: EventTimes & { state: 'PUBLISHED' | 'CANCELLED'; requestPolicy: (typeof requestPolicies)[number] }
  host: { bookingMode: string; open: boolean; customQuestion: string | null }
  /** Whether the host's company has an open booth. */
  boothOpen: boolean
  talentRegistered: boolean
  /** Whether the two have an open request or interview with each other. */
  inContact: boolean
}

/** @returns why this start is refused, with what to do instead; undefined when it may go on */
export function refusalToStart(start: Start, at: Circumstances, now: Date): Refusal | undefined {
  const { event, host } = at
  if (event.state === 'CANCELLED') return eventCancelled()
  if (endOf(event) <= now.getTime()) return refuse('EVENT_CLOSED', 'This event is over. Look for another one.')
  if (!at.talentRegistered) return notRegistered(start)
  if (!host.open || !at.boothOpen) {
    return refuse('HOST_CLOSED', 'This recruiter is not taking interviews at the moment. Try a colleague, or later.')
  }
  return wrongDirection(start, at) ?? wrongMode(start, at) ?? (at.inContact ? inContact() : undefined)
}

export function eventCancelled(): Refusal {
  return refuse('EVENT_CLOSED', 'This event was cancelled. Look for another one.')
}

export function notRegistered(start: Start): Refusal {
  return start === 'OFFER'
    ? refuse('NOT_REGISTERED', 'This talent is not registered for the event, so no request can be sent.')
    : refuse('NOT_REGISTERED', 'Register for the event first; then you can book and send requests.')
}

/** The pair already has a request or an interview that is not over. */
export function inContact(): Refusal {
  return refuse('ALREADY_IN_CONTACT', 'You two already have a request or an interview: go on with that one.')
}

function wrongDirection(start: Start, { event }: Circumstances): Refusal | undefined {
  const side: Side = start === 'OFFER' ? 'RECRUITER' : 'TALENT'
  const allowed = event.requestPolicy === 'BOTH' || event.requestPolicy === `${side}S`
  if (allowed) return undefined
  const message =
    side === 'TALENT'
      ? 'At this event the recruiters send the requests. Wait for theirs.'
      : 'At this event the talents send the requests. Open slots so that they find you.'
  return refuse('DIRECTION_NOT_ALLOWED', message, { policy: event.requestPolicy })
}

function wrongMode(start: Start, { host }: Circumstances): Refusal | undefined {
  if (start === 'REQUEST' && host.bookingMode !== 'SELECTIVE') {
    return refuse('REQUEST_NOT_ALLOWED', 'This recruiter takes no requests: book one of the free slots.')
  }
  if (start === 'BOOK' && host.bookingMode !== 'DIRECT') {
    return refuse(
      'REQUEST_REQUIRED',
      'This recruiter wants a request first: send one, and choose a slot once accepted.',
    )
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
  return refuse('ANSWER_REQUIRED', 'This recruiter asks a question. Answer it, then send again.', { question })
}

export interface Answered {
  question: string | null
  answer: string | null
}
