import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { EventId, PersonId, Refusal } from '@passerelle/kernel'
import { eventCancelled } from '../interview/starting.ts'

/**
 * Takes one of a person's credits at an event. One statement on one row, so two at once cannot both take the last one.
 * Counted without a limit too: the organiser may set one later.
 *
 * The event is locked shared: one that is called off cancels the interviews that it finds. So it finds ours, or we see
 * that it was quicker; otherwise an interview could begin at a fair that does not take place.
 * @param limit how many one may have in use; null: as many as one likes
 * @returns EVENT_CLOSED or NO_CREDITS_LEFT
 */
export async function takeCredit(
  em: EntityManager,
  eventId: EventId,
  person: PersonId,
  limit: number | null,
): Promise<Refusal | undefined> {
  if (limit === 0) return noCreditsLeft(limit)
  const [row]: { open: boolean; taken: boolean }[] = await em.execute(takeOne, [eventId, eventId, person, limit])
  if (!row!.open) return eventCancelled()
  return row!.taken ? undefined : noCreditsLeft(limit!)
}

const takeOne = `
  with event as (select state from event_projection where id = ? for share),
  credit as (
    insert into event_credit as c (event_id, person_id, used) select ?, ?, 1 from event where state = 'PUBLISHED'
    on conflict (event_id, person_id) do update set used = c.used + 1 where c.used < coalesce(?::integer, 2147483647)
    returning used)
  select exists (select from event where state = 'PUBLISHED') as open, exists (select from credit) as taken`

/** The credit of an open request goes to who stands behind it from now on, whatever the limit: the event has no more of them. */
export async function moveCredit(em: EntityManager, eventId: EventId, from: PersonId, to: PersonId): Promise<void> {
  // In the order of their ids, so that two moves that cross each other do not wait for each other.
  for (const person of [from, to].sort()) {
    if (person === from) await giveCreditBack(em, eventId, from)
    else await em.execute(takeAnyway, [eventId, to])
  }
}

const takeAnyway = `insert into event_credit as c (event_id, person_id, used) values (?, ?, 1)
  on conflict (event_id, person_id) do update set used = c.used + 1`

export async function giveCreditBack(em: EntityManager, eventId: EventId, person: PersonId): Promise<void> {
  await em.execute('update event_credit set used = used - 1 where event_id = ? and person_id = ?', [eventId, person])
}

export function noCreditsLeft(credits: number): Refusal {
  return refuse('NO_CREDITS_LEFT', { credits }, { credits })
}
