import type { Resolvers } from '../generated/graphql.ts'
import { setMatching } from './set-matching.ts'

export const matchingResolvers: Resolvers = {
  Mutation: { setMatching: (_, { input }, ctx) => setMatching(ctx, input) },
  School: { matchingOn: ({ id }, _, ctx) => ctx.loaders.matchingOn.load(id) },
}
