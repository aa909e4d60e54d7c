import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Employer } from '../employer/employer.ts'
import { EmployerUser } from '../employer-user/employer-user.ts'
import { holdCompany } from './hold-company.ts'
import { noProposal, OwnershipProposal } from './ownership-proposal.ts'

export interface OfCompany {
  readonly employerId: string
}

/**
 * What accepting, declining and taking back have in common: the proposal that is open, with the company held. Refuses WRONG_STATE where
 * none is, or it is another's to end.
 * @param side whose it is to do that: the owner's, or that of whom it was made to
 */
export function answerProposal(
  ctx: Context,
  cmd: OfCompany,
  side: 'fromUserId' | 'toUserId',
  answer: (em: EntityManager, proposal: OwnershipProposal) => Promise<void>,
): Promise<Employer | Refusal> {
  return changes(ctx, async (em) => {
    const id = cmd.employerId as EmployerId
    await holdCompany(em, id)
    const proposal = await em.findOne(OwnershipProposal, { id }, { refresh: true })
    if (!proposal?.isOpen()) return noProposal()
    const { personId, active } = await em.findOneOrFail(EmployerUser, { id: proposal[side] }, { refresh: true })
    if (!active || personId !== ctx.viewer.personId) return noProposal()
    await answer(em, proposal)
    return em.findOneOrFail(Employer, { id })
  })
}
