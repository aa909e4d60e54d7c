import { isId } from '@passerelle/kernel'
import type { Resolvers } from '../generated/graphql.ts'
import { expectationOf } from '../words/expectation.ts'
import { spellPlace } from '../words/place.ts'
import { detailsToPaste } from './details-to-paste.ts'
import { newestOf, standingOf } from './invitation.ts'
import { invitationsOfCandidate } from './invitations-of-candidate.ts'
import { invitationsSeenBy } from './invitations-seen-by.ts'
import { inviteToInterview } from './invite-to-interview.ts'
import { interviewOf, otherOf, slotTime } from './shown.ts'
import { talentInvitation } from './talent-invitation.ts'

export const invitationResolvers: Resolvers = {
  Query: { invitation: async (_, { id }, ctx) => (await ctx.loaders.invitation.load(id)) ?? null },
  Mutation: { inviteToInterview: (_, { input }, ctx) => inviteToInterview(ctx, input.interviewId) },
  InviteToInterviewResult: { __resolveType: (value) => ('code' in value ? 'ActionRefused' : 'Interview') },
  Interview: {
    __resolveReference: ({ id }) => ({ id }),
    invitations: ({ id }, page, ctx) => invitationsSeenBy(ctx, id, page),
    invitation: async ({ id }, _, ctx) =>
      (await ctx.loaders.invitations.load(id)).find(({ person }) => person === ctx.viewer.personId) ?? null,
    talentInvitation: ({ id }, _, ctx) => talentInvitation(ctx, id),
    detailsToPaste: ({ id }, { language }, ctx) => detailsToPaste(ctx, id, language),
  },
  Candidate: {
    __resolveReference: ({ id }) => ({ id }),
    invitations: ({ id }, args, ctx) => invitationsOfCandidate(ctx, id, args),
  },
  Invitation: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.invitation.load(id)) ?? null,
    interview: ({ interviewId }) => ({ id: interviewId }),
    person: ({ person }) => (isId('per', person) ? { id: person } : null),
    state: async ({ id, interviewId }, _, ctx) => {
      const interview = await ctx.loaders.interview.load(interviewId)
      return standingOf(await ctx.loaders.thread.load(id), interview?.state.status === 'CANCELLED')
    },
    sequence: async ({ id }, _, ctx) => newestOf(await ctx.loaders.thread.load(id)).sequence,
    method: async ({ id }, _, ctx) => newestOf(await ctx.loaders.thread.load(id)).method,
    cancelled: async (invitation, _, ctx) => (await interviewOf(ctx, invitation)).status === 'CANCELLED',
    startsAt: async (invitation, _, ctx) => slotTime(await interviewOf(ctx, invitation), 'startsAt'),
    endsAt: async (invitation, _, ctx) => slotTime(await interviewOf(ctx, invitation), 'endsAt'),
    place: async (invitation, _, ctx) => spellPlace(await interviewOf(ctx, invitation), null, ctx.viewer.locale),
    companyName: async (invitation, _, ctx) => (await interviewOf(ctx, invitation)).companyName,
    otherName: async (invitation, _, ctx) => otherOf(await interviewOf(ctx, invitation), invitation),
    kind: async (invitation, _, ctx) => (await interviewOf(ctx, invitation)).kind,
    expectation: async (invitation, _, ctx) => expectationOf(await interviewOf(ctx, invitation), ctx.viewer.locale),
    addressFailed: async (invitation, _, ctx) => (await ctx.loaders.bounced.load(invitation.person)) ?? false,
  },
}
