import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { EmployerId, EmployerUserId, EventId, Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { leftCompany } from '../interview/lacks-recruiter.ts'
import { isClosed } from '../interview/starting.ts'
import { BoothProjection, EventProjection } from '../projections/projections.ts'
import { seesEvent } from './event-access.ts'
import { receivedAt } from './received.ts'

/** Where somebody of a company stands at an event. */
export interface Place {
  event: EventProjection
  employerId: EmployerId
  employerUserId: EmployerUserId
}

/**
 * The viewer's place at an event: his company is received there.
 * @param employerId which company, when he works for several that are
 */
export async function placeAt(
  em: EntityManager,
  ctx: Context,
  eventId: string,
  employerId?: string | null,
): Promise<Place | Refusal> {
  const event = await em.findOne(EventProjection, { id: eventId as EventId })
  if (!event || !(await seesEvent(ctx, event))) return refuse('NOT_FOUND.UNPUBLISHED_EVENT')
  if (isClosed(event, ctx.now())) return refuse('EVENT_CLOSED.NOBODY_THERE')
  const mine = ctx.viewer.employers().filter(({ employer }) => !employerId || employer === employerId)
  const employers = mine.map(({ employer }) => employer)
  const received = await receivedAt(em, event.id, employers)
  const standing = mine.filter(({ employer }) => received.includes(employer))
  if (standing.length === 0) {
    const booths = await em.count(BoothProjection, { eventId: event.id, open: true, employerId: { $in: employers } })
    return booths > 0 ? refuse('NOT_APPROVED.AT_EVENT') : refuse('BOOTH_REQUIRED')
  }
  if (standing.length > 1) {
    return refuse('INVALID_AVAILABILITY.WHICH_COMPANY', undefined, { field: 'employerId' })
  }
  const { employer, user } = standing[0]!
  // A passport says what was so when it was made.
  if (await leftCompany(em, { personId: ctx.viewer.personId, employerId: employer })) return refuse('BOOTH_REQUIRED')
  return { event, employerId: employer, employerUserId: user }
}
