import type { EntityManager } from '@mikro-orm/postgresql'
import type { CandidateId, EmployerId } from '@passerelle/kernel'

/**
 * Whether the school of a candidate approves a company, held until the commit: word of a decline that comes at this moment finds what the
 * caller writes, or has come first. Of a candidate of whom no word has come yet it is taken to.
 */
export async function isApprovedFor(
  em: EntityManager,
  { candidateId, employerId }: { candidateId: CandidateId; employerId: EmployerId },
): Promise<boolean> {
  const notApproved: object[] = await em.execute(
    `with file as (select school_id from candidate_projection where id = ?),
       approval as (select state from approval_projection
         where school_id = (select school_id from file) and employer_id = ? for share)
     select from file where not exists (select from approval where state = 'APPROVED')`,
    [candidateId, employerId],
  )
  return notApproved.length === 0
}
