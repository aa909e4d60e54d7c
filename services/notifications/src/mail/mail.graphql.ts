import type { Resolvers } from '../generated/graphql.ts'
import { uidOf } from '../invitation/invitation.ts'
import { withoutFormerWork } from './former-work.ts'
import { messagesAbout } from './messages-about.ts'

export const mailResolvers: Resolvers = {
  Interview: {
    messages: async ({ id }, args, ctx) =>
      messagesAbout(await withoutFormerWork(ctx, await ctx.loaders.ownMessages.load(id)), args),
  },
  Match: {
    __resolveReference: ({ id }) => ({ id }),
    messages: async ({ id }, args, ctx) =>
      messagesAbout(await withoutFormerWork(ctx, await ctx.loaders.ownMatchMessages.load(id)), args),
  },
  Message: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.message.load(id)) ?? null,
    interview: ({ interviewId }) => interviewId && { id: interviewId },
    kind: ({ kind }) => kind,
    match: ({ matchId }) => matchId && { id: matchId },
    person: ({ person }) => ({ id: person }),
    calendar: (message) => (message.method ? message : null),
  },
  CalendarPart: {
    method: ({ method }) => method ?? 'REQUEST',
    sequence: ({ sequence }) => sequence ?? 0,
    uid: ({ interviewId }) => (interviewId ? uidOf(interviewId) : ''),
    text: ({ calendar }) => calendar,
  },
}
