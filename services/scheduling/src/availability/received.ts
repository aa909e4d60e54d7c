import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { EmployerId, EventId, SchoolId } from '@passerelle/kernel'
import { ApprovalProjection, BoothProjection, EventProjection } from '../projections/projections.ts'

/**
 * Where companies are received: `received` is a view of event and employer. The company's booth is open, and the school has
 * not taken its approval back since (SI-09). While nothing is known of an approval the booth decides, as the school let it in.
 */
export async function receivedAt(
  em: EntityManager,
  eventId: EventId,
  employerIds: readonly EmployerId[],
): Promise<EmployerId[]> {
  const rows: { employer_id: EmployerId }[] = await em.execute(
    'select employer_id from received where event_id = ? and employer_id = any(array[?]::text[])',
    [eventId, employerIds],
  )
  return rows.map((row) => row.employer_id)
}

/** Locked, so that a booth or an approval that ends at this moment finds what the caller writes, or is found ended. */
export async function lockReceived(em: EntityManager, eventId: EventId, employerId: EmployerId): Promise<boolean> {
  const held = { lockMode: LockMode.PESSIMISTIC_READ, refresh: true } as const
  const event = await em.findOne(EventProjection, { id: eventId })
  if (event) await em.findOne(ApprovalProjection, { schoolId: event.schoolId, employerId }, held)
  await em.findOne(BoothProjection, { eventId, employerId }, held)
  return (await receivedAt(em, eventId, [employerId])).length > 0
}

/** Brings the company's recruiters into the directories of an event, or of all events of a school, or takes them out. */
export async function keepReceived(
  em: EntityManager,
  employerId: EmployerId,
  at: { eventId: EventId } | { schoolId: SchoolId },
): Promise<void> {
  const [column, id] = 'eventId' in at ? ['id', at.eventId] : ['school_id', at.schoolId]
  await em.execute(
    `update host_listing l set received = r.employer_id is not null
     from event_projection e left join received r on r.event_id = e.id and r.employer_id = ?
     where e.${column} = ? and l.event_id = e.id and l.employer_id = ? and l.received <> (r.employer_id is not null)`,
    [employerId, id, employerId],
  )
}
