import type { MatchId } from '@passerelle/kernel'
import type { Resolvers } from '../generated/graphql.ts'

export const matchResolvers: Resolvers = {
  Match: {
    standingInterview: ({ id }, _, { loaders }) => loaders.lastInterviewOfMatch.load(id as MatchId),
  },
}
