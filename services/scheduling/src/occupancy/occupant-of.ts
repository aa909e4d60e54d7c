import type { EntityManager } from '@mikro-orm/postgresql'
import type { TalentId } from '@passerelle/contracts'
import type { CandidateId, PersonId } from '@passerelle/kernel'

/**
 * Under whom a candidate's time is taken: the person, or the file as long as nobody has signed in as the candidate. The file's row
 * is locked shared until the commit, so that word of who it is waits and finds what was taken under the file (`linkTalent`), or
 * has come before and is found here.
 * @returns undefined when no word of the candidate has come yet
 */
export async function occupantOf(em: EntityManager, candidateId: CandidateId): Promise<TalentId | undefined> {
  const [row]: { person_id: PersonId | null }[] = await em.execute(
    'select person_id from candidate_projection where id = ? for share',
    [candidateId],
  )
  return row && (row.person_id ?? candidateId)
}
