import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse, type TalentId } from '@passerelle/contracts'
import { isId, type PersonId, type Refusal } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Said } from './beginning.ts'

type Leading = Pick<Said, 'recruiter' | 'recruiterName' | 'timeZone' | 'plannedBy' | 'plannedByName'>

/**
 * Who leads a planned interview: a colleague of the planner who works for the company, in whatever role, or the planner (PE-27).
 * Its times are shown in that person's zone.
 * @returns INTERVIEWER_UNKNOWN when nobody of the company has that id; FORBIDDEN when it is the talent
 */
export async function leaderOf(
  em: EntityManager,
  { employerId, recruiterId }: { employerId: string; recruiterId?: string | null },
  planner: Viewer,
  talent: TalentId,
): Promise<Leading | Refusal> {
  const { personId, name, timeZone } = planner
  const themselves = { recruiter: personId, recruiterName: name, timeZone }
  if (recruiterId == null) return themselves
  const field = { field: 'recruiterId' }
  const [row]: Row[] = isId('eus', recruiterId) ? await em.execute(sql, [recruiterId, employerId]) : []
  if (!row) return refuse('INTERVIEWER_UNKNOWN.LEADS', undefined, field)
  if (row.person_id === talent) return refuse('FORBIDDEN.WITH_ONESELF', undefined, field)
  if (row.person_id === personId) return themselves
  return {
    recruiter: row.person_id,
    recruiterName: row.name,
    timeZone: row.time_zone ?? timeZone,
    plannedBy: personId,
    plannedByName: name,
  }
}

interface Row {
  person_id: PersonId
  name: string
  time_zone: string | null
}

const sql = `
  select u.person_id, coalesce(p.name, '') as name, p.time_zone
  from employer_user_projection u left join person_projection p on p.id = u.person_id
  where u.id = ? and u.employer_id = ? and u.active`
