import type { Context } from '../context.ts'
import type { Resolvers, SchoolFeedType } from '../generated/graphql.ts'
import type { About } from './about.ts'
import type { SchoolFeedEntry } from './feed-entry.ts'
import { feedPage, followFeed } from './school-feed.ts'

const to =
  (name: keyof About) =>
  ({ data }: SchoolFeedEntry) => {
    const id = data.about[name]
    return id === undefined ? null : { id }
  }

export const feedResolvers: Resolvers = {
  Subscription: {
    schoolFeed: {
      subscribe: ((_: unknown, { schoolId, ...asked }: { schoolId: string }, ctx: Context) =>
        followFeed(ctx, schoolId, asked)) as never,
      resolve: ((entry: SchoolFeedEntry) => entry) as never,
    },
  },
  School: {
    __resolveReference: ({ id }) => ({ id }),
    feed: ({ id }, asked, ctx) => feedPage(ctx, id, asked),
  },
  SchoolFeedEntry: {
    id: ({ eventId }) => eventId,
    type: ({ data }) => data.type as SchoolFeedType,
    school: ({ data }) => ({ id: data.schoolId }),
    approval: to('approval'),
    booth: to('booth'),
    candidate: to('candidate'),
    employer: to('employer'),
    event: to('event'),
    interview: to('interview') as never,
    invitation: async ({ data }, _, ctx) =>
      data.about.invitation ? ((await ctx.loaders.invitation.load(data.about.invitation)) ?? null) : null,
    job: to('job'),
    match: to('match'),
    person: to('person') as never,
    registration: to('registration'),
  },
}
