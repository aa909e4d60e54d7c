import { type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type { Interview } from './interview.ts'
import type { Side } from './lifecycle.ts'

type Meeting = Pick<Interview, 'eventId' | 'employerId' | 'sideOf'>

/**
 * As what somebody takes part in an interview: its talent, or one of those who receive the talent or planned that for a colleague,
 * as long as they work for the company. Nobody else answers it or hears of it: no colleague, no school staff, no organiser. At an
 * event they are two (TS-01).
 */
export function takesPartAs(viewer: Viewer, interview: Pick<Meeting, 'employerId' | 'sideOf'>): Side | undefined {
  const side = interview.sideOf(viewer.personId)
  return side === 'RECRUITER' && !viewer.worksFor(interview.employerId) ? undefined : side
}

/** The same rule in SQL, for rows of `interview` called `row`. */
export function takesPart(viewer: Viewer): Sql {
  const [me, companies] = [viewer.personId, viewer.employers().map(({ employer }) => employer)]
  const listed = JSON.stringify([{ personId: me }])
  return sql(
    `(row.talent = ? or (row.recruiter = ? or row.planned_by = ? or row.interviewers @> ?::jsonb) and row.employer_id = any(array[?]::text[]))`,
    ...[me, me, me, listed, companies],
  )
}

/** The same at an event, where there are two. */
export function isOneOfTwo(viewer: Viewer): Sql {
  const [me, companies] = [viewer.personId, viewer.employers().map(({ employer }) => employer)]
  return sql('(row.talent = ? or row.recruiter = ? and row.employer_id = any(array[?]::text[]))', me, me, companies)
}

/**
 * Who reads an interview: those who take part, and outside events whoever recruits for its company (PE-06, PE-25). What somebody
 * wrote there is for those who take part.
 */
export function readsInterview(viewer: Viewer, interview: Meeting): boolean {
  const { eventId, employerId } = interview
  return takesPartAs(viewer, interview) !== undefined || (eventId === null && viewer.worksFor(employerId, 'RECRUITER'))
}

/** The same rule in SQL, for rows of `interview` called `row`. */
export function reads(viewer: Viewer): Sql {
  const companies = viewer.employers().map(({ employer }) => employer)
  const recruitsFor = companies.filter((employer) => viewer.worksFor(employer, 'RECRUITER'))
  const { text, values } = takesPart(viewer)
  return sql(`(${text} or row.event_id is null and row.employer_id = any(array[?]::text[]))`, ...values, recruitsFor)
}

/** Admins and the owner of its company decide who receives the talent, though they read nothing of what is between the two (SI-04). */
export function runsCompanyOf(viewer: Viewer, { employerId }: Pick<Interview, 'employerId'>): boolean {
  return viewer.worksFor(employerId, 'ADMIN')
}
