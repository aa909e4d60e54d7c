import { type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type { AsksReach } from '../projections/reach.ts'
import type { Booth } from './booth.ts'

/** Whoever sees the event sees who is there; an employer's users see its own booths. Booths stand at published events only. */
export async function seesBooth(viewer: Viewer, booth: Booth, ctx: AsksReach): Promise<boolean> {
  const { schoolId, employerId, eventId } = booth
  if (viewer.staffOf(schoolId) || viewer.candidateAt(schoolId) || viewer.worksFor(employerId)) return true
  const { schools, events } = await ctx.loaders.reach()
  return schools.has(schoolId) || events.has(eventId)
}

/** The same rule in SQL, for rows of `booth` called `row`. */
export function visibleBooths(viewer: Viewer): Sql {
  const employers = viewer.employers().map(({ employer }) => employer)
  const schools = [...viewer.staffSchools(), ...viewer.candidates().map(({ school }) => school)]
  return sql(
    `(row.school_id = any(array[?]::text[])
      or row.employer_id = any(array[?]::text[])
      or row.school_id in (select school_id from approval_projection where employer_id = any(array[?]::text[]) and state = 'APPROVED')
      or row.event_id in (select event_id from booth where employer_id = any(array[?]::text[]))
    )`,
    schools,
    employers,
    employers,
    employers,
  )
}
