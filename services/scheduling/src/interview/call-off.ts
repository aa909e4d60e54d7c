import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewsCalledOff } from '@passerelle/contracts'
import { type EmployerId, type EventId, isId, type PersonId } from '@passerelle/kernel'
import { emit, type ReceivedEvent } from '@passerelle/messaging'
import type { CancellationCause, Interview } from './interview.ts'
import { letGo } from './let-go.ts'
import { openStatuses } from './lifecycle.ts'
import { lockInterviews } from './lock-interview.ts'

/** Interviews of an event: all of them, those with a company, or those of a talent. */
export interface Touched {
  eventId: EventId
  employerId?: EmployerId
  talent?: PersonId
}

export interface CallingOff {
  cause: CancellationCause
  /** The fact that takes them away. */
  event: Pick<ReceivedEvent<unknown>, 'aggregateId' | 'aggregateVersion' | 'actor'>
  now: Date
}

/**
 * Cancels the open interviews among those touched that cannot be any more, and says so of each, and how many were confirmed. All
 * that are open are locked, also those that stay: whoever chooses a slot or moves one at this moment has done it before and is
 * found here, or waits and sees what is so then.
 */
export async function callOff(
  em: EntityManager,
  touched: Touched,
  { cause, event, now }: CallingOff,
  cannotBe: (interview: Interview) => boolean,
): Promise<void> {
  const open = await lockInterviews(em, { ...touched, status: { $in: [...openStatuses] } })
  const by = isId('per', event.actor) ? event.actor : null
  const calledOff = open.filter((interview) => cannotBe(interview) && interview.callOff(cause, by, now))
  if (calledOff.length === 0) return
  await letGo(em, calledOff)
  const interviews = calledOff.filter((interview) => interview.slot() !== null).length
  if (interviews === 0) return
  const { eventId, employerId = null } = touched
  // One for each version of what takes them away, at most.
  const aggregate = { id: event.aggregateId, version: event.aggregateVersion }
  emit(em, interviewsCalledOff, aggregate, { eventId, cause, employerId, interviews })
}

export function isConfirmed({ status }: Interview): boolean {
  return status === 'CONFIRMED'
}
