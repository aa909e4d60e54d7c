import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock, InformationalOfferId, PersonId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { openInSql } from '../interview/open-interviews.ts'
import type { InformationalOffer } from './informational-offer.ts'
import { type Month, monthAt } from './month.ts'

/** What counts against an offer: the requests made in that month, but for those that were rejected or cancelled since. */
export async function takenIn(em: EntityManager, id: InformationalOfferId, month: Month): Promise<number> {
  const [row]: { taken: number }[] = await em.execute(`select count(*)::int as taken from interview where ${counted}`, [
    id,
    month.startsAt,
    month.endsAt,
  ])
  return row!.taken
}

const counted = `offer_id = ? and requested_at >= ? and requested_at < ? and status not in ('REJECTED', 'CANCELLED')`

/** The same of several offers, each by the month of its own zone. */
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

/** Whether somebody has asked from an offer: ever, and so that it is not over. */
export function offerContacts(
  em: EntityManager,
  me: PersonId,
): DataLoader<InformationalOffer, { ever: boolean; open: boolean }> {
  return new DataLoader(async (offers) => {
    const rows: { offer_id: InformationalOfferId; open: boolean }[] = await em.execute(
      `select offer_id, bool_or(${openInSql}) as open from interview
       where offer_id = any(array[?]::text[]) and talent = ? group by 1`,
      [offers.map(({ id }) => id), me],
    )
    return offers.map(({ id }) => {
      const row = rows.find((one) => one.offer_id === id)
      return { ever: row !== undefined, open: row?.open ?? false }
    })
  })
}
