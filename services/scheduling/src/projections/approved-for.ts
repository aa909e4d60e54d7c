import type { EntityManager } from '@mikro-orm/postgresql'
import type { CandidateId, EmployerId } from '@passerelle/kernel'

/** Whether the school of a candidate approves a company; of a candidate of whom no word has come yet it is taken to. */
export async function isApprovedFor(
  em: EntityManager,
  { candidateId, employerId }: { candidateId: CandidateId; employerId: EmployerId },
): Promise<boolean> {
  const notApproved: object[] = await em.execute(
    `select from candidate_projection c where c.id = ? and not exists (select from approval_projection a
       where a.school_id = c.school_id and a.employer_id = ? and a.state = 'APPROVED')`,
    [candidateId, employerId],
  )
  return notApproved.length === 0
}
