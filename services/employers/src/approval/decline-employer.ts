import { LockMode } from '@mikro-orm/postgresql'
import { employerDeclined, written } from '@passerelle/contracts'
import { type ApprovalId, isRefusal, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { declineJobsAt } from '../job-review/decline-jobs-at.ts'
import { Approval } from './approval.ts'

export interface DeclineEmployer {
  readonly approvalId: string
  readonly reason: string
}

/**
 * Declines a request, or ends an approval: then the company's open jobs at this school are declined with the same reason.
 * Refuses WRONG_STATE, INVALID_INPUT.
 */
export async function declineEmployer(ctx: Context, cmd: DeclineEmployer): Promise<Approval | Refusal> {
  const reason = written('reason', cmd.reason, 2_000)
  if (isRefusal(reason)) return reason
  return changes(ctx, async (em) => {
    const id = cmd.approvalId as ApprovalId
    const approval = await em.findOneOrFail(Approval, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const refusal = approval.decline(reason, ctx.viewer.personId, ctx.now())
    if (refusal) return refusal
    emit(em, employerDeclined, approval, approval.eventData())
    await declineJobsAt(em, approval, { reason, by: ctx.viewer.personId, now: ctx.now() })
    return approval
  })
}
