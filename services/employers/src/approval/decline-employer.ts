import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { employerDeclined } from '@passerelle/contracts'
import { type ApprovalId, isRefusal, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { declineJobsAt } from '../job/decline-jobs-at.ts'
import { written } from '../text.ts'
import { Approval } from './approval.ts'

export interface DeclineEmployer {
  readonly approvalId: ApprovalId
  readonly reason: string
}

/**
 * Declines a request, or ends an approval: then the company's open jobs at this school are declined with the same reason.
 * Refuses WRONG_STATE, INVALID_INPUT.
 */
export function declineEmployer({ em, viewer, now }: Actor, cmd: DeclineEmployer): Promise<Approval | Refusal> {
  const reason = written('The reason', cmd.reason, 2_000)
  if (isRefusal(reason)) return Promise.resolve(reason)
  return em.transactional(async (em: EntityManager) => {
    const approval = await em.findOneOrFail(Approval, { id: cmd.approvalId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const refusal = approval.decline(reason, viewer.personId, now())
    if (refusal) return refusal
    emit(em, employerDeclined, approval, approval.eventData())
    await declineJobsAt(em, approval, { reason, by: viewer.personId, now: now() })
    return approval
  })
}
