import type { EntityManager } from '@mikro-orm/postgresql'
import { type EmployerUserId, isId, type PersonId, type Refusal, refuse } from '@passerelle/kernel'
import type { Interviewer } from './interview.ts'

const most = 10

/**
 * The colleagues who take part besides the planner (PE-14), in the order named, each once.
 * @param already who takes part anyway
 * @returns INTERVIEWER_UNKNOWN when one does not work for the company, or there are more than ten
 */
export async function interviewersOf(
  em: EntityManager,
  { employerId, interviewerIds }: { employerId: string; interviewerIds?: readonly string[] | null },
  already: readonly PersonId[],
): Promise<Interviewer[] | Refusal> {
  const ids = [...new Set(interviewerIds ?? [])].filter((id): id is EmployerUserId => isId('eus', id))
  if (ids.length > most) return refuse('INTERVIEWER_UNKNOWN', `Name ${most} interviewers at most.`)
  if (ids.length < new Set(interviewerIds ?? []).size) return unknown()
  if (ids.length === 0) return []
  const rows: { id: string; person_id: PersonId; name: string }[] = await em.execute(sql, [employerId, ids])
  if (rows.length < ids.length) return unknown()
  const byId = new Map(rows.map(({ id, person_id, name }) => [id, { personId: person_id, name }]))
  return ids.map((id) => byId.get(id)!).filter(({ personId }) => !already.includes(personId))
}

function unknown(): Refusal {
  return refuse(
    'INTERVIEWER_UNKNOWN',
    'One of the interviewers does not work for this company. Look at its users again.',
  )
}

const sql = `
  select u.id, u.person_id, coalesce(p.name, '') as name
  from employer_user_projection u left join person_projection p on p.id = u.person_id
  where u.employer_id = ? and u.active and u.id in (?)`
