import type { Connection } from '@passerelle/kernel'
import { type KeysetList, type PageArgs, pageLoader, sql } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import { Booth, type BoothState } from './booth.ts'
import { visibleBooths } from './booth-access.ts'

export type BoothPage = Connection<Booth>

export interface BoothsArgs extends PageArgs {
  /** Null: in any state. */
  state?: BoothState | null | undefined
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
  return pageLoader<Booth, BoothsArgs>(em, byArrival, ({ state }) => {
    const inState = stateIs(state)
    return sql(`row.event_id = parent.id and ${inState.text}`, ...inState.values)
  })
}

/** By employer: its booths at events that the viewer may see. */
export function boothsOfEmployer({ em, viewer }: Asking) {
  const visible = visibleBooths(viewer)
  return pageLoader<Booth, BoothsArgs>(em, byArrival, ({ state }) => {
    const inState = stateIs(state)
    return sql(
      `row.employer_id = parent.id and ${visible.text} and ${inState.text}`,
      ...visible.values,
      ...inState.values,
    )
  })
}

function stateIs(state: BoothsArgs['state']) {
  return state ? sql('row.state = ?', state) : sql('true')
}
