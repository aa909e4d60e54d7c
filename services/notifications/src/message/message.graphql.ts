import type { Resolvers } from '../generated/graphql.ts'
import { uidOf } from '../invitation/invitation.ts'

export const messageResolvers: Resolvers = {
  Message: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.message.load(id)) ?? null,
    interview: ({ interviewId }) => interviewId && { id: interviewId },
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
