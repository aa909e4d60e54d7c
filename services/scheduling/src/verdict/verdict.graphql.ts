import type { Resolvers } from '../generated/graphql.ts'
import { recordVerdict } from './record-verdict.ts'

export const verdictResolvers: Resolvers = {
  Mutation: { recordVerdict: (_, { input }, ctx) => recordVerdict(ctx, input) },
  Interview: { verdict: ({ id }, _, { loaders }) => loaders.verdict.load(id) },
}
