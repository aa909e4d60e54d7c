import type { EntityManager } from '@mikro-orm/postgresql'
import { type EventId, type PersonId, type Refusal, refuse } from '@passerelle/kernel'

/**
 * Takes one of a person's credits at an event. One statement on one row, so two at once cannot both take the last one.
 * Counted without a limit too: the organiser may set one later.
 * @param limit how many one may have in use; null: as many as one likes
 */
export async function takeCredit(
  em: EntityManager,
  eventId: EventId,
  person: PersonId,
  limit: number | null,
): Promise<Refusal | undefined> {
  if (limit === 0) return noCreditsLeft(limit)
  const rows: unknown[] = await em.execute(
    `insert into event_credit as c (event_id, person_id, used) values (?, ?, 1)
     on conflict (event_id, person_id) do update set used = c.used + 1 where c.used < coalesce(?::integer, 2147483647)
     returning used`,
    [eventId, person, limit],
  )
  return rows.length > 0 ? undefined : noCreditsLeft(limit!)
}

export async function giveCreditBack(em: EntityManager, eventId: EventId, person: PersonId): Promise<void> {
  await em.execute('update event_credit set used = used - 1 where event_id = ? and person_id = ?', [eventId, person])
}

export function noCreditsLeft(credits: number): Refusal {
  const message =
    credits === 0
      ? 'The organiser has not given out any credits for this event.'
      : `All your ${credits} credits of this event are in use. Cancel a request, or wait for an answer.`
  return refuse('NO_CREDITS_LEFT', message, { credits })
}
