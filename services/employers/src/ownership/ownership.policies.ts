import type { Policies, Viewer } from '@passerelle/service-kit'
import { forEmployer, type Input, ofEmployer, type Verdict } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import type { OwnershipProposal } from './ownership-proposal.ts'

export const ownershipPolicies: Policies = {
  Mutation: {
    proposeOwnership: ofColleague,
    // Which of the two may do which of these, the proposal says.
    acceptOwnership: ofEmployer('REPRESENTATIVE'),
    declineOwnership: ofEmployer('REPRESENTATIVE'),
    withdrawOwnership: ofEmployer('OWNER'),
  },
  /** Those who run the company, and whom it is proposed to. */
  OwnershipProposal: async (viewer: Viewer, { id, toUserId }: OwnershipProposal, ctx: Context) =>
    (await ctx.loaders.standing()).worksFor(id, 'ADMIN') ||
    (await ctx.loaders.employerUser.load(toUserId))?.personId === viewer.personId,
}

async function ofColleague(_: Viewer, { input }: Input<'employerUserId'>, ctx: Context): Verdict {
  return forEmployer(ctx, (await ctx.loaders.employerUser.load(input.employerUserId))?.employerId, 'OWNER')
}
