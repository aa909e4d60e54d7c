import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, EventId, PersonId, Refusal } from '@passerelle/kernel'
import { InterviewProjection } from '../projections/projections.ts'
import { Event } from './event.ts'
import { standAgainst, type Takes } from './interviews-stand.ts'

export interface At {
  eventId: EventId
  employerId?: EmployerId
  talent?: PersonId
}

/** The confirmed interviews at an event that are not over yet, as far as is known here: all, a company's, or a talent's. */
export function standingAt(em: EntityManager, of: At, now: Date): Promise<InterviewProjection[]> {
  return em.find(InterviewProjection, { ...of, endsAt: { $gt: now } })
}

/** INTERVIEWS_STAND where some are and are not to be cancelled, too; undefined when they may be taken away. */
export async function standsInTheWay(
  em: EntityManager,
  what: Takes,
  of: At,
  { cancelInterviews, now }: { cancelInterviews: boolean; now: Date },
): Promise<Refusal | undefined> {
  if (cancelInterviews) return undefined
  const { timeZone } = await em.findOneOrFail(Event, { id: of.eventId })
  return standAgainst(what, await standingAt(em, of, now), timeZone)
}
