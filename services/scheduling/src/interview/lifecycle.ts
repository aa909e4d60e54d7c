import type { interviewStatuses } from '@passerelle/contracts'

export type Status = (typeof interviewStatuses)[number]
export type Side = 'TALENT' | 'RECRUITER'
/** What a side may do with an interview, by the name of the mutation. */
export type Action = 'ACCEPT' | 'REJECT' | 'CHOOSE_SLOT' | 'RESCHEDULE' | 'CANCEL'

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
 * A talent may choose a slot on a recruiter's request without accepting it first.
 */
export function actionsOf(of: { status: Status; sentBy: Side; endsAt: Date | null }, side: Side, now: Date): Action[] {
  switch (of.status) {
    case 'REQUESTED':
      if (side === of.sentBy) return ['CANCEL']
      return side === 'TALENT' ? ['ACCEPT', 'REJECT', 'CHOOSE_SLOT'] : ['ACCEPT', 'REJECT']
    case 'IN_SCHEDULING':
      return side === 'TALENT' ? ['CHOOSE_SLOT', 'CANCEL'] : ['CANCEL']
    case 'CONFIRMED':
      return of.endsAt && of.endsAt > now ? ['RESCHEDULE', 'CANCEL'] : []
    default:
      return []
  }
}
