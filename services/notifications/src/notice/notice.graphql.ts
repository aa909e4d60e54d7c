import type { PersonId } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { markAllNoticesRead } from './mark-all-notices-read.ts'
import { markNoticeRead } from './mark-notice-read.ts'
import { type NoticeToTell, textOf } from './notices.ts'
import { noticesOf } from './notices-of.ts'
import { type NoticeTold, noticesTold } from './notices-told.ts'

export const noticeResolvers: Resolvers = {
  Query: { myNotices: (_, args, ctx) => noticesOf(ctx, ctx.viewer.personId, args) },
  Mutation: {
    markNoticeRead: (_, { input }, ctx) => markNoticeRead(ctx, input.noticeId),
    markAllNoticesRead: (_, { input }, ctx) => markAllNoticesRead(ctx, input.postedUntil ?? null),
  },
  Subscription: {
    noticeReceived: {
      subscribe: (_: unknown, { after }: { after?: string }, ctx: Context) => noticesTold(ctx, after),
      resolve: ({ data }: NoticeTold, _: unknown, ctx: Context) => ctx.loaders.notice.load(data.id),
    } as never,
  },
  Person: {
    __resolveReference: ({ id }) => ({ id }),
    notices: ({ id }, args, ctx) => noticesOf(ctx, id as PersonId, args),
  },
  Notice: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.notice.load(id)) ?? null,
    person: ({ person }) => ({ id: person }),
    kind: ({ kind }) => kind,
    title: (notice, _, { viewer }) => textOf(notice as NoticeToTell, viewer).title,
    body: (notice, _, { viewer }) => textOf(notice as NoticeToTell, viewer).body,
    interview: ({ interviewId }) => interviewId && { id: interviewId },
    event: ({ eventId }) => eventId && { id: eventId },
    employer: ({ employerId }) => employerId && { id: employerId },
    school: ({ schoolId }) => schoolId && { id: schoolId },
    job: ({ jobId }) => jobId && { id: jobId },
    match: ({ matchId }) => matchId && { id: matchId },
  },
}
