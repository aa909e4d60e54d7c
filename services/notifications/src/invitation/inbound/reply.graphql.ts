import type { Resolvers } from '../../generated/graphql.ts'
import { repliesSeenBy } from './replies-seen-by.ts'

export const replyResolvers: Resolvers = {
  Interview: { replies: ({ id }, page, ctx) => repliesSeenBy(ctx, id, page) },
  Reply: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.reply.load(id)) ?? null,
    invitation: async ({ invitationId }, _, ctx) => (await ctx.loaders.invitation.load(invitationId)) ?? null,
  },
}
