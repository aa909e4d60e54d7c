import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '@passerelle/service-kit'

/**
 * close: the person, a colleague, somebody whom staff deal with; may be written to.
 * known: somebody whose name one meets, for instance a recruiter at a fair, whom one is to meet, or the other side of a match.
 */
export type Acquaintance = 'close' | 'known' | 'stranger'

/** How the viewer has to do with each person, in one statement. Who has left a company or a school's staff stays known to those who stay. */
export async function acquaintances(
  em: EntityManager,
  viewer: Viewer,
  personIds: readonly string[],
): Promise<Acquaintance[]> {
  const employers = array(viewer.employers().map(({ employer }) => employer))
  const staffOf = array(viewer.staffSchools())
  const candidateAt = array(viewer.candidates().map(({ school }) => school))
  const rows = await em.execute<{ id: string; close: boolean; known: boolean }[]>(sql, [
    ...metBy(viewer),
    ...[viewer.personId, employers, staffOf, staffOf, staffOf],
    ...[candidateAt, candidateAt, employers, array(personIds)],
  ])
  const found = new Map(
    rows.map(({ id, close, known }) => [id, close ? 'close' : known ? 'known' : 'stranger'] as const),
  )
  return personIds.map((id) => found.get(id) ?? 'stranger')
}

/** What the statement needs to know of the viewer to find whom they meet: once for each of the two tables. */
function metBy(viewer: Viewer): string[] {
  const once = [array([viewer.personId]), array(viewer.candidates().map(({ candidate }) => candidate))]
  return [...once, ...once]
}

const array = (ids: readonly string[]) => `{${ids.map((id) => `"${id.replace(/["\\]/g, '')}"`).join(',')}}`

const staff = `exists (select from school s where s.id = any(?::text[])
  and (s.staff @> jsonb_build_array(jsonb_build_object('personId', p.id))
    or exists (select from staff_entry e where e.school_id = s.id and e.person_id = p.id)))`

const meeting = (table: string) =>
  `select candidate_id, people from ${table} where people && ?::text[] or candidate_id = any(?::text[])`

const sql = `
  with meeting as materialized (${meeting('interview_people_projection')}
    union all ${meeting('match_people_projection')}),
  met as materialized (select unnest(people) as person_id from meeting
    union select c.person_id from meeting join candidate_projection c using (candidate_id))
  select p.id,
    p.id = ?
    or exists (select from employer_user u where u.person_id = p.id and u.employer_id = any(?::text[]))
    or ${staff}
    or exists (select from candidate_projection c where c.person_id = p.id and c.school_id = any(?::text[]))
    or exists (select from employer_user u join approval a using (employer_id)
      where u.person_id = p.id and a.school_id = any(?::text[])) as close,
    ${staff}
    or exists (select from employer_user u join approval a using (employer_id)
      where u.person_id = p.id and a.school_id = any(?::text[]) and a.state = 'APPROVED')
    or exists (select from job_review r join job j on j.id = r.job_id
      where r.decided_by = p.id and r.show_reviewer and j.employer_id = any(?::text[]))
    or exists (select from met where met.person_id = p.id) as known
  from person p where p.id = any(?::text[])`
