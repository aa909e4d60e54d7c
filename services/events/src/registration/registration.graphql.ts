import type { Resolvers } from '../generated/graphql.ts'
import { cancelRegistration } from './cancel-registration.ts'
import { registerForEvent } from './register-for-event.ts'

export const registrationResolvers: Resolvers = {
  Mutation: {
    registerForEvent: (_, { input }, ctx) => registerForEvent(ctx, input),
    cancelRegistration: (_, { input }, ctx) => cancelRegistration(ctx, input),
  },
  Registration: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.registration.load(id)) ?? null,
    event: async ({ eventId }, _, ctx) => (await ctx.loaders.event.load(eventId))!,
    candidate: ({ candidateId }) => ({ id: candidateId }),
  },
  Candidate: {
    registrations: ({ id }, args, ctx) => ctx.loaders.registrationsOfCandidate(id, args),
  },
}
