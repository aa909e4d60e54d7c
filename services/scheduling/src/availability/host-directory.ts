import type { EntityManager } from '@mikro-orm/postgresql'
import {
  type Connection,
  countedAtMost,
  decodeCursor,
  type EventId,
  type HostId,
  pageOf,
  pageSize,
  patternsOf,
} from '@passerelle/kernel'
import { type BookingMode, Host } from './host.ts'

export interface DirectoryQuery {
  search?: string | null
  bookingMode?: BookingMode | null
  first?: number | null
  after?: string | null
}

export type HostPage = Connection<Host>

interface Entry {
  host_id: HostId
  sort_company: string
  sort_name: string
}

/**
 * Everybody who takes interviews at an event, and only them, by company, name and id. Two statements, whatever the size;
 * the total is counted when it is asked for.
 * @throws BadCursor, PageTooLarge
 */
export async function hostDirectory(em: EntityManager, eventId: EventId, query: DirectoryQuery): Promise<HostPage> {
  const size = pageSize(query.first)
  const listed = filters(eventId, query)
  const from = query.after ? decodeCursor(query.after, ['string', 'string', 'string']) : undefined
  const behind = from ? ' and (l.sort_company, l.sort_name, l.host_id) > (?, ?, ?)' : ''
  const entries: Entry[] = await em.execute(
    `select l.host_id, l.sort_company, l.sort_name ${listed.sql}${behind}
     order by l.sort_company, l.sort_name, l.host_id limit ${size + 1}`,
    [...listed.parameters, ...(from ?? [])],
  )
  const hosts = await em.find(Host, { id: { $in: entries.map((entry) => entry.host_id) } })
  const byId = new Map(hosts.map((host) => [host.id, host]))
  const keys = new Map(entries.map((entry) => [entry.host_id, entry]))
  const page = pageOf(
    entries.map((entry) => byId.get(entry.host_id)!),
    size,
    ({ id }) => [keys.get(id)!.sort_company, keys.get(id)!.sort_name, id],
    from !== undefined,
  )
  return { ...page, count: () => countOf(em, listed) }
}

async function countOf(em: EntityManager, listed: { sql: string; parameters: unknown[] }): Promise<number> {
  const [row]: { count: number }[] = await em.execute(
    `select count(*)::integer as count from (select ${listed.sql} limit ${countedAtMost + 1}) as counted`,
    listed.parameters,
  )
  return row!.count
}

function filters(eventId: EventId, { search, bookingMode }: DirectoryQuery): { sql: string; parameters: unknown[] } {
  const patterns = patternsOf(search ?? '')
  const modeIs = bookingMode ? ' and h.booking_mode = ?' : ''
  return {
    sql: `from host_listing l ${bookingMode ? 'join host h on h.id = l.host_id' : ''}
      where l.event_id = ? and l.open and l.received${modeIs}${' and l.search like ?'.repeat(patterns.length)}`,
    parameters: [eventId, ...(bookingMode ? [bookingMode] : []), ...patterns],
  }
}
