import { LockMode } from '@mikro-orm/postgresql'
import { employerApproved } from '@passerelle/contracts'
import type { ApprovalId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { grantSeparately, School } from '../school/school.ts'
import { Approval, type ApprovalRole } from './approval.ts'

export interface ApproveEmployer {
  readonly approvalId: string
  /** Instead of the school's defaults. */
  readonly roles?: readonly ApprovalRole[] | null
}

/** With the defaults of this moment: changing them later changes no approval. Refuses WRONG_STATE, GRANT_SEPARATELY. */
export async function approveEmployer(ctx: Context, cmd: ApproveEmployer): Promise<Approval | Refusal> {
  if (cmd.roles?.includes('AUTO_APPROVE_JOBS')) return grantSeparately()
  return changes(ctx, async (em) => {
    const id = cmd.approvalId as ApprovalId
    const approval = await em.findOneOrFail(Approval, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const school = await em.findOneOrFail(School, { id: approval.schoolId })
    const refusal = approval.approve(cmd.roles ?? school.defaultRoles, ctx.viewer.personId, ctx.now())
    if (refusal) return refusal
    emit(em, employerApproved, approval, approval.eventData())
    return approval
  })
}
