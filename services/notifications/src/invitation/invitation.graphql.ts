import type { Resolvers } from '../generated/graphql.ts'
import { messagesAbout } from '../mail/messages-about.ts'
import { newestOf, standingOf } from './invitation.ts'
import { invitationsOfCandidate } from './invitations-of-candidate.ts'
import { invitationsSeenBy } from './invitations-seen-by.ts'
import { inviteToInterview } from './invite-to-interview.ts'

export const invitationResolvers: Resolvers = {
  Mutation: { inviteToInterview: (_, { input }, ctx) => inviteToInterview(ctx, input.interviewId) },
  InviteToInterviewResult: { __resolveType: (value) => ('code' in value ? 'ActionRefused' : 'Interview') },
  Interview: {
    __resolveReference: ({ id }) => ({ id }),
    invitations: ({ id }, _, ctx) => invitationsSeenBy(ctx, id),
    invitation: async ({ id }, _, ctx) =>
      (await ctx.loaders.invitations.load(id)).find(({ person }) => person === ctx.viewer.personId) ?? null,
    messages: ({ id }, args, ctx) => messagesAbout(() => ctx.loaders.ownMessages.load(id), args),
  },
  Candidate: {
    __resolveReference: ({ id }) => ({ id }),
    invitations: ({ id }, args, ctx) => invitationsOfCandidate(ctx, id, args),
  },
  Invitation: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.invitation.load(id)) ?? null,
    interview: ({ interviewId }) => ({ id: interviewId }),
    person: ({ person }) => ({ id: person }),
    state: async ({ id, interviewId }, _, ctx) => {
      const interview = await ctx.loaders.interview.load(interviewId)
      return standingOf(await ctx.loaders.thread.load(id), interview?.state.status === 'CANCELLED')
    },
    sequence: async ({ id }, _, ctx) => newestOf(await ctx.loaders.thread.load(id)).sequence,
    method: async ({ id }, _, ctx) => newestOf(await ctx.loaders.thread.load(id)).method,
  },
}
