import type { Resolvers } from '../../generated/graphql.ts'
import { cancelInvitation, draftInvitation, editInvitation, scheduleInvitation } from './draft-invitation.ts'
import { draftSeenBy } from './draft-seen-by.ts'

export const draftResolvers: Resolvers = {
  Mutation: {
    draftInvitation: (_, { input }, ctx) => draftInvitation(ctx, input),
    editInvitation: (_, { input }, ctx) => editInvitation(ctx, input),
    scheduleInvitation: (_, { input }, ctx) => scheduleInvitation(ctx, input),
    cancelInvitation: (_, { input }, ctx) => cancelInvitation(ctx, input),
  },
  Interview: { invitationDraft: ({ id }, _, ctx) => draftSeenBy(ctx, id) },
  InvitationDraft: { interview: ({ interviewId }) => ({ id: interviewId }) },
}
