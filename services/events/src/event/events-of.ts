import type { Connection } from '@passerelle/kernel'
import { type KeysetList, type PageArgs, pageLoader, sql } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import { Event } from './event.ts'
import { visibleEvents } from './event-access.ts'

export type EventPage = Connection<Event>

export interface EventsArgs extends PageArgs {
  /** Without those that are over. */
  upcoming: boolean
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

/** By school: its events, as far as the viewer may see them. */
export function eventsOfSchool({ em, viewer, now }: Asking) {
  const visible = visibleEvents(viewer)
  return pageLoader<Event, EventsArgs>(em, byOpening, ({ upcoming }) => {
    const still = notOver(upcoming, now())
    return sql(`row.school_id = parent.id and ${visible.text} and ${still.text}`, ...visible.values, ...still.values)
  })
}

/** By person, who is the viewer: events that they are registered for, or where an employer of theirs has an open booth. */
export function eventsOfViewer({ em, viewer, now }: Asking) {
  const employers = viewer.employers().map(({ employer }) => employer)
  return pageLoader<Event, EventsArgs>(em, byOpening, ({ upcoming }) => {
    const still = notOver(upcoming, now())
    return sql(
      `row.id in (
        select event_id from registration where person_id = parent.id and state = 'ACTIVE'
        union all select event_id from booth where employer_id = any(array[?]::text[]) and state = 'OPEN'
      ) and ${still.text}`,
      employers,
      ...still.values,
    )
  })
}

function notOver(upcoming: boolean, now: Date) {
  return upcoming ? sql('row.closes_at > ?', now) : sql('true')
}
