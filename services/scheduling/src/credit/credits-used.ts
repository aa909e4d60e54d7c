import type { EntityManager } from '@mikro-orm/postgresql'
import type { EventId, PersonId } from '@passerelle/kernel'
import DataLoader from 'dataloader'

/** How many of one's credits are in use at each event. */
export function creditsUsed(em: EntityManager, me: PersonId): DataLoader<EventId, number> {
  return new DataLoader(async (ids) => {
    const rows: { event_id: EventId; used: number }[] = await em.execute(
      'select event_id, used from event_credit where person_id = ? and event_id in (?)',
      [me, ids],
    )
    return ids.map((id) => rows.find((row) => row.event_id === id)?.used ?? 0)
  })
}
