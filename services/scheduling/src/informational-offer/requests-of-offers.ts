import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock, InformationalOfferId, PersonId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { openInSql } from '../interview/open-interviews.ts'
import type { InformationalOffer } from './informational-offer.ts'
import { monthAt } from './month.ts'

/**
 * What counts against an offer: the requests made in this month of its own zone, but for those that were rejected or cancelled since.
 * One statement for all that are asked about together.
 */
export function requestsThisMonth(em: EntityManager, clock: Clock): DataLoader<InformationalOffer, number> {
  return new DataLoader(async (offers) => {
    const now = clock()
    const months = offers.map(({ timeZone }) => monthAt(timeZone, now))
    const rows: { id: InformationalOfferId; taken: number }[] = await em.execute(
      `select o.id, count(i.id)::int as taken
       from unnest(array[?]::text[], array[?]::timestamptz[], array[?]::timestamptz[]) as o (id, starts_at, ends_at)
       left join interview i on i.offer_id = o.id and i.requested_at >= o.starts_at and i.requested_at < o.ends_at
         and i.status not in ('REJECTED', 'CANCELLED')
       group by o.id`,
      [
        offers.map(({ id }) => id),
        months.map(({ startsAt }) => startsAt.toISOString()),
        months.map(({ endsAt }) => endsAt.toISOString()),
      ],
    )
    const taken = new Map(rows.map((row) => [row.id, row.taken]))
    return offers.map(({ id }) => taken.get(id) ?? 0)
  })
}

/** Whether somebody has ever asked from an offer, and whether they have something open: from it, or with the person whose own it is. */
export function offerContacts(
  em: EntityManager,
  me: PersonId,
): DataLoader<InformationalOffer, { ever: boolean; open: boolean }> {
  return new DataLoader(async (offers) => {
    const rows: { id: InformationalOfferId; ever: boolean; open: boolean }[] = await em.execute(
      `select o.id, bool_or(i.offer_id = o.id) as ever, bool_or(i.${openInSql}) as open from informational_offer o
       join interview i on i.talent = ? and i.offer_id is not null and ${betweenThem}
       where o.id = any(array[?]::text[]) group by 1`,
      [me, offers.map(({ id }) => id)],
    )
    return offers.map(({ id }) => {
      const { ever = false, open = false } = rows.find((row) => row.id === id) ?? {}
      return { ever, open }
    })
  })
}

/** An interview `i` from an offer `o` or, where that is somebody's own, with the same person. */
export const betweenThem = `(i.offer_id = o.id or o.offered_by <> o.employer_id and i.employer_id = o.employer_id
  and i.recruiter = o.person_id and not i.asks_company)`
