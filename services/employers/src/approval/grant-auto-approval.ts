import { LockMode } from '@mikro-orm/postgresql'
import { approvalRolesChanged } from '@passerelle/contracts'
import { type ApprovalId, isRefusal, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { optionallyWritten } from '../text.ts'
import { Approval } from './approval.ts'

export interface GrantAutoApproval {
  readonly approvalId: ApprovalId
  readonly note?: string | null
}

/** From now on the company's jobs pass by themselves here, duplicates excepted. Refuses WRONG_STATE, INVALID_INPUT. */
export function grantAutoApproval({ em, viewer, now }: Actor, cmd: GrantAutoApproval): Promise<Approval | Refusal> {
  const note = optionallyWritten('The note', cmd.note, 2_000)
  if (isRefusal(note)) return Promise.resolve(note)
  return em.transactional(async (em) => {
    const approval = await em.findOneOrFail(Approval, { id: cmd.approvalId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const refusal = approval.grantAutoApproval(viewer.personId, now(), note)
    if (refusal) return refusal
    emit(em, approvalRolesChanged, approval, approval.eventData())
    return approval
  })
}
