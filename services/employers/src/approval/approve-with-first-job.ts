import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { employerApproved } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { School } from '../school/school.ts'
import { Approval } from './approval.ts'

/**
 * Within the transaction that approves a job: a company that waits is approved with the school's default roles of this moment,
 * where the school approves by job; otherwise nothing happens. Where these do not let it post jobs, the job is refused, and the
 * approval goes with the transaction. It stays locked.
 */
export async function approveWithFirstJob(
  em: EntityManager,
  pair: Pick<Approval, 'employerId' | 'schoolId'>,
  by: PersonId,
  now: Date,
): Promise<void> {
  const approval = await em.findOneOrFail(Approval, pair, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (approval.state !== 'PENDING') return
  const { approvesByJob, defaultRoles } = await em.findOneOrFail(School, { id: approval.schoolId })
  if (!approvesByJob) return
  approval.approve(defaultRoles, by, now)
  emit(em, employerApproved, approval, approval.eventData())
}
