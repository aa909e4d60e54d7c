import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse, type TalentId } from '@passerelle/contracts'
import { type EmployerUserId, isId, type PersonId, type Refusal } from '@passerelle/kernel'
import type { Interviewer } from './beginning.ts'

const most = 10

/**
 * The people of the company who take part besides the recruiter (PE-14), in the order named, each person once.
 * @returns INTERVIEWER_UNKNOWN when one does not work for the company, or there are more than ten; FORBIDDEN when one is the talent
 */
export async function interviewersOf(
  em: EntityManager,
  { employerId, interviewerIds }: { employerId: string; interviewerIds?: readonly string[] | null },
  recruiter: PersonId,
  talent: TalentId,
): Promise<Interviewer[] | Refusal> {
  const ids = [...new Set(interviewerIds ?? [])].filter((id): id is EmployerUserId => isId('eus', id))
  if (ids.length > most) return refuse('INTERVIEWER_UNKNOWN.TOO_MANY', { most }, { field: 'interviewerIds' })
  if (ids.length < new Set(interviewerIds ?? []).size) return unknown()
  if (ids.length === 0) return []
  const rows = await workingFor(em, employerId, ids)
  if (rows.length < ids.length) return unknown()
  if (rows.some(({ personId }) => personId === talent)) {
    return refuse('FORBIDDEN.INTERVIEWER_IS_CANDIDATE', undefined, { field: 'interviewerIds' })
  }
  rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  const byPerson = new Map(rows.map(({ personId, name }) => [personId, { personId, name }]))
  byPerson.delete(recruiter)
  return [...byPerson.values()]
}

function unknown(): Refusal {
  return refuse('INTERVIEWER_UNKNOWN', undefined, { field: 'interviewerIds' })
}

interface Employee extends Interviewer {
  id: EmployerUserId
  timeZone: string | null
}

/** Those of the users who work for the company, in no order. */
export function workingFor(em: EntityManager, employerId: string, ids: readonly EmployerUserId[]): Promise<Employee[]> {
  return em.execute(sql, [employerId, ids])
}

const sql = `
  select u.id, u.person_id as "personId", coalesce(p.name, '') as name, p.time_zone as "timeZone"
  from employer_user_projection u left join person_projection p on p.id = u.person_id
  where u.employer_id = ? and u.active and u.id in (?)`
