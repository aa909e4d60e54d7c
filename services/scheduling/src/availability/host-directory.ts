import type { EntityManager } from '@mikro-orm/postgresql'
import { decodeCursor, type EventId, type HostId, type Page, pageOf, pageSize, patternsOf } from '@passerelle/kernel'
import { type BookingMode, Host } from './host.ts'

export interface DirectoryQuery {
  search?: string | null
  bookingMode?: BookingMode | null
  first?: number | null
  after?: string | null
}

export interface HostPage extends Page<Host> {
  total(): Promise<number>
}

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
  return { ...page, total: () => total(em, listed) }
}

async function total(em: EntityManager, listed: { sql: string; parameters: unknown[] }): Promise<number> {
  const [row]: { total: number }[] = await em.execute(
    `select count(*)::integer as total ${listed.sql}`,
    listed.parameters,
  )
  return row!.total
}

function filters(eventId: EventId, { search, bookingMode }: DirectoryQuery): { sql: string; parameters: unknown[] } {
  const patterns = patternsOf(search ?? '')
  const modeIs = bookingMode ? ' and h.booking_mode = ?' : ''
  return {
    sql: `from host_listing l ${bookingMode ? 'join host h on h.id = l.host_id' : ''}
      where l.event_id = ? and l.open and l.booth_open${modeIs}${' and l.search like ?'.repeat(patterns.length)}`,
    parameters: [eventId, ...(bookingMode ? [bookingMode] : []), ...patterns],
  }
}
