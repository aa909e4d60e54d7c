import type { EntityManager } from '@mikro-orm/postgresql'
import { type Connection, type EventId, type HostId, type PageArgs, patternsOf } from '@passerelle/kernel'
import { and, type KeysetList, pageOfList, sql } from '@passerelle/persistence'
import type DataLoader from 'dataloader'
import type { BookingMode, Host } from './host.ts'
import { HostListing } from './host-listing.ts'

export interface DirectoryArgs extends PageArgs {
  filter?: HostFilter | null | undefined
  /** By company when left out. */
  orderBy?: keyof typeof orders | undefined
}

interface HostFilter {
  /** Parts of the recruiter's or the company's name. */
  search?: string | null | undefined
  bookingMode?: BookingMode | null | undefined
}

export type HostPage = Connection<Host>

const listings = { entity: HostListing, table: 'host_listing' }

const orders = {
  COMPANY: {
    ...listings,
    order: [
      { column: 'sort_company', type: 'text' },
      { column: 'sort_name', type: 'text' },
      { column: 'host_id', type: 'text' },
    ],
    keyOf: ({ sortCompany, sortName, hostId }) => [sortCompany, sortName, hostId],
  },
  NAME: {
    ...listings,
    order: [
      { column: 'sort_name', type: 'text' },
      { column: 'sort_company', type: 'text' },
      { column: 'host_id', type: 'text' },
    ],
    keyOf: ({ sortCompany, sortName, hostId }) => [sortName, sortCompany, hostId],
  },
} satisfies Record<string, KeysetList<HostListing>>

interface Reading {
  readonly em: EntityManager
  readonly host: DataLoader<HostId, Host | null>
}

/**
 * Everybody who takes interviews at an event, and only them. Two statements, whatever the size; the total is counted when
 * it is asked for.
 * @throws BadCursor, PageTooLarge
 */
export async function hostDirectory({ em, host }: Reading, eventId: EventId, args: DirectoryArgs): Promise<HostPage> {
  const { filter, orderBy = 'COMPANY', ...page } = args
  const listed = and(
    sql('row.event_id = ? and row.open and row.received', eventId),
    ...(filter?.bookingMode
      ? [sql('exists (select from host where host.id = row.host_id and host.booking_mode = ?)', filter.bookingMode)]
      : []),
    ...patternsOf(filter?.search ?? '').map((pattern) => sql('row.search like ?', pattern)),
  )
  const { edges, pageInfo, count } = await pageOfList(em, orders[orderBy], listed, page)
  const hosts = await Promise.all(edges.map(({ node }) => host.load(node.hostId)))
  return { edges: edges.map(({ cursor }, place) => ({ cursor, node: hosts[place]! })), pageInfo, count }
}
