import { LockMode } from '@mikro-orm/postgresql'
import { approvalRolesChanged, optionallyWritten } from '@passerelle/contracts'
import { type ApprovalId, isRefusal, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Approval } from './approval.ts'

export interface GrantAutoApproval {
  readonly approvalId: string
  readonly note?: string | null
}

/** From now on the company's jobs pass by themselves here, duplicates excepted. Refuses WRONG_STATE, INVALID_INPUT. */
export async function grantAutoApproval(ctx: Context, cmd: GrantAutoApproval): Promise<Approval | Refusal> {
  const note = optionallyWritten('note', cmd.note, 2_000)
  if (isRefusal(note)) return note
  return changes(ctx, async (em) => {
    const id = cmd.approvalId as ApprovalId
    const approval = await em.findOneOrFail(Approval, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const refusal = approval.grantAutoApproval(ctx.viewer.personId, ctx.now(), note)
    if (refusal) return refusal
    emit(em, approvalRolesChanged, approval, approval.eventData())
    return approval
  })
}
