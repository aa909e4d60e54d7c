import type { Resolvers } from '../generated/graphql.ts'
import { closeBooth } from './close-booth.ts'
import { openBooth } from './open-booth.ts'

export const boothResolvers: Resolvers = {
  Mutation: {
    openBooth: (_, { input }, ctx) => openBooth(ctx, input),
    closeBooth: (_, { input }, ctx) => closeBooth(ctx, input),
  },
  Booth: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.booth.load(id)) ?? null,
    event: async ({ eventId }, _, ctx) => (await ctx.loaders.event.load(eventId))!,
    employer: ({ employerId }) => ({ id: employerId }),
    openedBy: ({ openedBy }) => ({ id: openedBy }),
  },
  Employer: {
    booths: ({ id }, args, ctx) => ctx.loaders.boothsOfEmployer(id, args),
  },
}
