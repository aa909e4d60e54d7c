import type { Connection, PageArgs } from '@passerelle/kernel'
import { and, anyOf, type KeysetList, pageLoader, type Sql, sql } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import { Event, type EventState } from './event.ts'
import { visibleEvents } from './event-access.ts'

export type EventPage = Connection<Event>

export interface EventsArgs extends PageArgs {
  filter?: EventFilter | null | undefined
  /** By their opening when left out. */
  orderBy?: keyof typeof orders | undefined
}

interface EventFilter {
  /** Without those that are over. */
  upcoming?: boolean | undefined
  states?: readonly EventState[] | null | undefined
}

type Asking = Pick<BaseContext, 'em' | 'viewer' | 'now'>

const byOpening: KeysetList<Event> = {
  entity: Event,
  table: 'event',
  order: [
    { column: 'opens_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: (event) => [event.opensAt.toISOString(), event.id],
}

const orders = { OPENING: byOpening, LATEST: { ...byOpening, descending: true } }

/** By school: its events, as far as the viewer may see them. */
export function eventsOfSchool(asking: Asking) {
  return eventLists(asking, and(sql('row.school_id = parent.id'), visibleEvents(asking.viewer)))
}

/** By person, who is the viewer: events that they are registered for, or where an employer of theirs has an open booth. */
export function eventsOfViewer(asking: Asking) {
  const employers = asking.viewer.employers().map(({ employer }) => employer)
  const takesPart = sql(
    `row.id in (
      select event_id from registration where person_id = parent.id and state = 'ACTIVE'
      union all select event_id from booth where employer_id = any(array[?]::text[]) and state = 'OPEN'
    )`,
    employers,
  )
  return eventLists(asking, takesPart)
}

function eventLists({ em, now }: Asking, where: Sql) {
  return pageLoader<Event, EventsArgs>(
    em,
    ({ orderBy = 'OPENING' }) => orders[orderBy],
    ({ filter }) => and(where, ...filtered(filter, now())),
  )
}

function filtered(filter: EventFilter | null | undefined, now: Date): Sql[] {
  const { upcoming = false, states } = filter ?? {}
  return [...(upcoming ? [sql('row.closes_at > ?', now)] : []), ...(states ? [anyOf('row.state', states)] : [])]
}
