import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { EventId, PersonId, Refusal } from '@passerelle/kernel'

/** A credit for each time that a person is named. In the order of their ids, so that two who give back at once do not lock each other out. */
export async function giveCreditsBack(
  em: EntityManager,
  eventId: EventId,
  persons: readonly PersonId[],
): Promise<void> {
  await em.execute(giveBack, [persons, eventId, eventId])
}

const giveBack = `
  with back as (select person, count(*)::integer as credits from unnest(array[?]::text[]) person group by person),
  locked as (
    select person_id from event_credit where event_id = ? and person_id in (select person from back)
    order by person_id for update)
  update event_credit c set used = c.used - back.credits from back, locked
  where c.event_id = ? and c.person_id = back.person and c.person_id = locked.person_id`

/** The credit of an open request goes to who stands behind it from now on, whatever the limit: the event has no more of them. */
export async function moveCredit(em: EntityManager, eventId: EventId, from: PersonId, to: PersonId): Promise<void> {
  // In the order of their ids, so that two moves that cross each other do not wait for each other.
  for (const person of [from, to].sort()) {
    if (person === from) await giveCreditsBack(em, eventId, [from])
    else await em.execute(takeAnyway, [eventId, to])
  }
}

const takeAnyway = `insert into event_credit as c (event_id, person_id, used) values (?, ?, 1)
  on conflict (event_id, person_id) do update set used = c.used + 1`

export function noCreditsLeft(credits: number): Refusal {
  return refuse('NO_CREDITS_LEFT', { credits }, { credits })
}
