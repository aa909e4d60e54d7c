import type { interviewStatuses } from '@passerelle/contracts'
import type { EventId } from '@passerelle/kernel'

export type Status = (typeof interviewStatuses)[number]
export type Side = 'TALENT' | 'RECRUITER'
/** What a side may do with an interview, by the name of the mutation. */
export type Action =
  | 'ACCEPT'
  | 'REJECT'
  | 'CHOOSE_SLOT'
  | 'PROPOSE_TIMES'
  | 'REFUSE_TIMES'
  | 'RESCHEDULE'
  | 'RELOCATE'
  | 'REASSIGN'
  | 'CANCEL'

/** What one may do once it has begun (`attendance/no-show.ts`). */
export type NoShowAction = 'REPORT_NO_SHOW' | 'WITHDRAW_NO_SHOW'

/** Statuses in which an interview still occupies the two: one of them for a host and a talent at a time. */
export const openStatuses: readonly Status[] = ['REQUESTED', 'IN_SCHEDULING', 'CONFIRMED']

export function otherSide(side: Side): Side {
  return side === 'TALENT' ? 'RECRUITER' : 'TALENT'
}

/**
 * The whole life of an interview in one table:
 *
 *     REQUESTED ─accept─▶ IN_SCHEDULING ─choose slot─▶ CONFIRMED ─▶ COMPLETED
 *         ├─reject─▶ REJECTED                              └─reschedule─▶ CONFIRMED
 *         └─cancel─▶ CANCELLED ◀─cancel─ (also from IN_SCHEDULING and CONFIRMED, by both)
 *
 * Outside an event the recruiter proposes the slots, anew as well, and the talent chooses one or refuses them all. The recruiter of a confirmed one outside an event says where it takes place. A talent may choose a slot on a recruiter's request without accepting it first. While it is open, the recruiter may hand
 * it to a colleague: its status stays.
 */
export function actionsOf(of: Standing, side: Side, now: Date): Action[] {
  const relocate: Action[] = side === 'RECRUITER' && of.eventId === null ? ['RELOCATE'] : []
  const handOver: Action[] = side === 'RECRUITER' ? ['REASSIGN'] : []
  switch (of.status) {
    case 'REQUESTED':
      if (side === of.sentBy) return [...handOver, 'CANCEL']
      return side === 'TALENT' ? ['ACCEPT', 'REJECT', 'CHOOSE_SLOT'] : ['ACCEPT', 'REJECT', ...handOver]
    case 'IN_SCHEDULING':
      if (of.eventId !== null) return side === 'TALENT' ? ['CHOOSE_SLOT', 'CANCEL'] : [...handOver, 'CANCEL']
      if (side === 'RECRUITER') return ['PROPOSE_TIMES', ...handOver, 'CANCEL']
      return awaitsTimes(of) ? ['CANCEL'] : ['CHOOSE_SLOT', 'REFUSE_TIMES', 'CANCEL']
    case 'CONFIRMED':
      return isOver(of, now) ? [] : ['RESCHEDULE', ...relocate, ...handOver, 'CANCEL']
    default:
      return []
  }
}

/** What admins and the owner of the company may do though they do not take part: decide who receives, or that nobody does. */
export function actionsOfCompany(of: Standing, now: Date): Action[] {
  return openStatuses.includes(of.status) && !isOver(of, now) ? ['REASSIGN', 'CANCEL'] : []
}

interface Standing {
  status: Status
  sentBy: Side
  /** Null outside an event: an event says where its interviews take place. */
  eventId: EventId | null
  /** Outside an event, the times among which the talent chooses. */
  proposedTimes: readonly unknown[]
  endsAt: Date | null
}

/** Outside an event, whether the talent has no times to choose from: it is the recruiter's turn. */
export function awaitsTimes({
  status,
  eventId,
  proposedTimes,
}: Pick<Standing, 'status' | 'eventId' | 'proposedTimes'>) {
  return status === 'IN_SCHEDULING' && eventId === null && proposedTimes.length === 0
}

function isOver({ status, endsAt }: Pick<Standing, 'status' | 'endsAt'>, now: Date): boolean {
  return status === 'CONFIRMED' && (endsAt === null || endsAt <= now)
}
