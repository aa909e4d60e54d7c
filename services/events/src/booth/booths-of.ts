import { asHeld, type Connection, type PageArgs, pageOfWhole } from '@passerelle/kernel'
import { and, anyOf, type KeysetList, pageLoader, type Sql, sql } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import { Booth, type BoothState } from './booth.ts'
import { visibleBooths } from './booth-access.ts'

export type BoothPage = Connection<Booth>

export interface BoothsArgs extends PageArgs {
  filter?: { states?: readonly BoothState[] | null | undefined } | null | undefined
}

type Asking = Pick<BaseContext, 'em' | 'viewer'>

// Ids are ordered by time of making.
const byArrival: KeysetList<Booth> = {
  entity: Booth,
  table: 'booth',
  order: [{ column: 'id', type: 'text' }],
  keyOf: (booth) => [booth.id],
}

/** By event, which the viewer may see. */
export function boothsOfEvent({ em }: Asking) {
  return pageLoader<Booth, BoothsArgs>(em, byArrival, ({ filter }) =>
    and(sql('row.event_id = parent.id'), inState(filter)),
  )
}

/** By employer: its booths at events that the viewer may see. */
export function boothsOfEmployer({ em, viewer }: Asking) {
  const visible = visibleBooths(viewer)
  return pageLoader<Booth, BoothsArgs>(em, byArrival, ({ filter }) =>
    and(sql('row.employer_id = parent.id'), visible, inState(filter)),
  )
}

/** By event: the open booths of employers that the viewer works for. */
export function viewerBooths({ em, viewer }: Asking) {
  const employers = viewer.employers().map(({ employer }) => employer)
  if (employers.length === 0) return async (_: string, page: PageArgs) => pageOfWhole<Booth>(asHeld, [], page)
  const own = sql(
    `row.event_id = parent.id and row.state = 'OPEN' and row.employer_id = any(array[?]::text[])`,
    employers,
  )
  return pageLoader<Booth, PageArgs>(em, byArrival, () => own)
}

function inState(filter: BoothsArgs['filter']): Sql {
  return anyOf('row.state', filter?.states ?? ['OPEN'])
}
