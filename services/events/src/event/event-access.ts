import { type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type { AsksReach } from '../projections/reach.ts'
import type { Event } from './event.ts'

/**
 * Drafts are for the school's staff. What has been published is also for its candidates, for the employers that it
 * approves, for those that had a booth there, whatever the school decides about them later, and for keys that read events.
 */
export async function seesEvent(viewer: Viewer, event: Event, ctx: AsksReach): Promise<boolean> {
  if (viewer.staffOf(event.schoolId)) return true
  if (event.publishedAt === null) return false
  if (viewer.candidateAt(event.schoolId)) return true
  const { schools, events } = await ctx.loaders.reach()
  return schools.has(event.schoolId) || events.has(event.id)
}

/** The same rule in SQL, for rows of `event` called `row`. */
export function visibleEvents(viewer: Viewer): Sql {
  const employers = viewer.employers().map(({ employer }) => employer)
  const candidateOf = viewer.candidates().map(({ school }) => school)
  const readByKey = viewer.key?.scopes.includes('READ_EVENTS') ? [viewer.key.school] : []
  return sql(
    `(row.school_id = any(array[?]::text[]) or row.published_at is not null and (
      row.school_id = any(array[?]::text[])
      or row.school_id in (select school_id from approval_projection where employer_id = any(array[?]::text[]) and state = 'APPROVED')
      or row.id in (select event_id from booth where employer_id = any(array[?]::text[]))
    ))`,
    viewer.staffSchools(),
    [...candidateOf, ...readByKey],
    employers,
    employers,
  )
}
