import type { EntityManager } from '@mikro-orm/postgresql'
import type { CandidateId } from '@passerelle/kernel'
import { meet } from './meet.ts'

/**
 * Whether a candidate has been told of a file at this school, be it another one or before anybody had signed in: by the address
 * of a file, or as the person. Until the transaction ends nobody else tells them.
 */
export async function welcomedBefore(em: EntityManager, candidateId: CandidateId): Promise<boolean> {
  const [file] = await em.execute<{ who: string }[]>(
    `select school_id || ':' || coalesce(email, person_id) as who from candidate_projection where id = ?`,
    [candidateId],
  )
  if (!file) return false
  await meet(em, [`welcome:${file.who}`], 'exclusive')
  const told = await em.execute<object[]>(
    `select 1 from candidate_projection c
     join candidate_projection other on other.school_id = c.school_id
       and (other.id = c.id or other.person_id = c.person_id or other.email = c.email)
     join message m on m.person in (other.id, other.person_id)
     where c.id = ? and m.kind = 'WELCOME_CANDIDATE' and m.facts ->> 'schoolId' = c.school_id limit 1`,
    [candidateId],
  )
  return told.length > 0
}
