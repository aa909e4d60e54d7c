import { type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type { Event } from '../event/event.ts'
import type { AsksReach } from '../projections/reach.ts'
import type { Registration } from './registration.ts'

/**
 * For the registered, the school's staff, and users of employers with an open booth at the event, as far as they may ask those
 * whom they find there (TS-39).
 */
export async function seesRegistration(
  viewer: Viewer,
  { personId, schoolId, eventId }: Registration,
  ctx: AsksReach,
): Promise<boolean> {
  if (viewer.personId === personId || viewer.staffOf(schoolId)) return true
  return (await ctx.loaders.reach()).talents.has(eventId)
}

/** Who may go through the list of those registered for an event: as above, but for the registered. */
export async function browsesRegistrations(viewer: Viewer, { id, schoolId }: Event, ctx: AsksReach): Promise<boolean> {
  return viewer.staffOf(schoolId) || (await ctx.loaders.reach()).talents.has(id)
}

/** The same rule in SQL, for rows of `registration` called `row`. */
export function visibleRegistrations(viewer: Viewer): Sql {
  const employers = viewer.employers().map(({ employer }) => employer)
  return sql(
    `(row.person_id = ? or row.school_id = any(array[?]::text[])
      or row.event_id in (select event.id from booth join event on event.id = booth.event_id
        where booth.employer_id = any(array[?]::text[]) and booth.state = 'OPEN' and event.request_policy <> 'TALENTS'))`,
    viewer.personId,
    viewer.staffSchools(),
    employers,
  )
}
