import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, EventId, PersonId } from '@passerelle/kernel'
import { InterviewProjection } from '../projections/projections.ts'

/** The confirmed interviews at an event that are not over yet, as far as is known here: all, a company's, or a talent's. */
export function standingAt(
  em: EntityManager,
  of: { eventId: EventId; employerId?: EmployerId; talent?: PersonId },
  now: Date,
): Promise<InterviewProjection[]> {
  return em.find(InterviewProjection, { ...of, endsAt: { $gt: now } })
}
