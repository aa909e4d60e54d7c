import { LockMode } from '@mikro-orm/postgresql'
import { approvalRolesChanged } from '@passerelle/contracts'
import type { ApprovalId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { Approval } from './approval.ts'

export interface RevokeAutoApproval {
  readonly approvalId: ApprovalId
  readonly note?: string | null
}

/** Later jobs wait for a person again; those that have passed stay approved. Refuses WRONG_STATE. */
export function revokeAutoApproval({ em, viewer, now }: Actor, cmd: RevokeAutoApproval): Promise<Approval | Refusal> {
  return em.transactional(async (em) => {
    const approval = await em.findOneOrFail(Approval, { id: cmd.approvalId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const refusal = approval.revokeAutoApproval(viewer.personId, now(), cmd.note ?? null)
    if (refusal) return refusal
    emit(em, approvalRolesChanged, approval, approval.eventData())
    return approval
  })
}
