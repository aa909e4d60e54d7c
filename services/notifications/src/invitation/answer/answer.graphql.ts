import type { Resolvers } from '../../generated/graphql.ts'
import { expectationOf } from '../../words/expectation.ts'
import { cancelInvitation, draftInvitation, editInvitation, scheduleInvitation } from '../draft/draft-invitation.ts'
import { draftSeenBy } from '../draft/draft-seen-by.ts'
import { repliesSeenBy } from '../inbound/replies-seen-by.ts'
import { answerInvitation } from './answer-invitation.ts'
import { interviewOf, otherOf, slotTime } from './shown.ts'

export const answerResolvers: Resolvers = {
  Query: { invitation: async (_, { id }, ctx) => (await ctx.loaders.invitation.load(id)) ?? null },
  Mutation: {
    answerInvitation: (_, { input }, ctx) => answerInvitation(ctx, input),
    draftInvitation: (_, { input }, ctx) => draftInvitation(ctx, input),
    editInvitation: (_, { input }, ctx) => editInvitation(ctx, input),
    scheduleInvitation: (_, { input }, ctx) => scheduleInvitation(ctx, input),
    cancelInvitation: (_, { input }, ctx) => cancelInvitation(ctx, input),
  },
  Interview: {
    invitationDraft: ({ id }, _, ctx) => draftSeenBy(ctx, id),
    replies: ({ id }, _, ctx) => repliesSeenBy(ctx, id),
  },
  Invitation: {
    answers: ({ id }, _, ctx) => ctx.loaders.answers.load(id),
    cancelled: async (invitation, _, ctx) => (await interviewOf(ctx, invitation)).status === 'CANCELLED',
    startsAt: async (invitation, _, ctx) => slotTime(await interviewOf(ctx, invitation), 'startsAt'),
    endsAt: async (invitation, _, ctx) => slotTime(await interviewOf(ctx, invitation), 'endsAt'),
    companyName: async (invitation, _, ctx) => (await interviewOf(ctx, invitation)).companyName,
    otherName: async (invitation, _, ctx) => otherOf(await interviewOf(ctx, invitation), invitation),
    kind: async (invitation, _, ctx) => (await interviewOf(ctx, invitation)).kind,
    expectation: async (invitation, _, ctx) => expectationOf(await interviewOf(ctx, invitation), ctx.viewer.locale),
    addressFailed: async (invitation, _, ctx) => (await ctx.loaders.bounced.load(invitation.person)) ?? false,
  },
  InvitationDraft: { interview: ({ interviewId }) => ({ id: interviewId }) },
  Reply: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.reply.load(id)) ?? null,
    invitation: async ({ invitationId }, _, ctx) => (await ctx.loaders.invitation.load(invitationId)) ?? null,
  },
}
