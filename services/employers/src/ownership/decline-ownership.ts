import { ownershipDeclined } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Employer } from '../employer/employer.ts'
import { answerProposal, type OfCompany } from './answer-proposal.ts'
import { tellOwnership } from './tell-ownership.ts'

/** Whom the company was proposed to does not want it; nothing else changes. Refuses WRONG_STATE. */
export function declineOwnership(ctx: Context, cmd: OfCompany): Promise<Employer | Refusal> {
  return answerProposal(ctx, cmd, 'toUserId', async (em, proposal) => {
    proposal.end('DECLINED', ctx.now())
    await tellOwnership(em, ownershipDeclined, proposal)
  })
}
