import type { Resolvers } from '../generated/graphql.ts'
import { acceptOwnership } from './accept-ownership.ts'
import { declineOwnership } from './decline-ownership.ts'
import { proposeOwnership } from './propose-ownership.ts'
import { withdrawOwnership } from './withdraw-ownership.ts'

export const ownershipResolvers: Resolvers = {
  Mutation: {
    proposeOwnership: (_, { input }, ctx) => proposeOwnership(ctx, input),
    acceptOwnership: (_, { input }, ctx) => acceptOwnership(ctx, input),
    declineOwnership: (_, { input }, ctx) => declineOwnership(ctx, input),
    withdrawOwnership: (_, { input }, ctx) => withdrawOwnership(ctx, input),
  },
  Employer: {
    ownershipProposal: async ({ id }, _, ctx) => {
      const proposal = await ctx.loaders.ownershipProposal.load(id)
      return proposal?.isOpen() ? proposal : null
    },
  },
  OwnershipProposal: {
    from: ({ fromUserId }, _, ctx) => ctx.loaders.employerUser.load(fromUserId),
    to: ({ toUserId }, _, ctx) => ctx.loaders.employerUser.load(toUserId),
  },
}
