import type { Resolvers } from '../../generated/graphql.ts'
import { answerInvitation } from './answer-invitation.ts'

export const answerResolvers: Resolvers = {
  Mutation: { answerInvitation: (_, { input }, ctx) => answerInvitation(ctx, input) },
  Invitation: { answers: ({ id }, _, ctx) => ctx.loaders.answers.load(id) },
}
