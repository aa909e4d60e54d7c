import { ownershipWithdrawn } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Employer } from '../employer/employer.ts'
import { answerProposal, type OfCompany } from './answer-proposal.ts'
import { tellOwnership } from './tell-ownership.ts'

/** The owner takes a proposal back that nobody has answered. Refuses WRONG_STATE. */
export function withdrawOwnership(ctx: Context, cmd: OfCompany): Promise<Employer | Refusal> {
  return answerProposal(ctx, cmd, 'fromUserId', async (em, proposal) => {
    proposal.end('WITHDRAWN', ctx.now())
    await tellOwnership(em, ownershipWithdrawn, proposal)
  })
}
