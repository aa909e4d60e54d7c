import type { Resolvers } from '../generated/graphql.ts'
import { approveJob } from './approve-job.ts'
import { askAboutJob } from './ask-about-job.ts'
import { declineJob } from './decline-job.ts'
import { historyOf } from './history-of.ts'
import { resubmitJob } from './resubmit-job.ts'

export const jobReviewResolvers: Resolvers = {
  Mutation: {
    approveJob: (_, { input }, ctx) => approveJob(ctx, input),
    declineJob: (_, { input }, ctx) => declineJob(ctx, input),
    askAboutJob: (_, { input }, ctx) => askAboutJob(ctx, input),
    resubmitJob: (_, { input }, ctx) => resubmitJob(ctx, input),
  },
  School: {
    jobReviews: ({ id }, args, ctx) => ctx.loaders.reviewsOfSchool(id, args),
    jobReviewCounts: async ({ id }, _, ctx) => {
      const { PENDING = 0, IN_PROGRESS = 0, APPROVED = 0 } = await ctx.loaders.reviewCounts.load(id)
      return { pending: PENDING, inProgress: IN_PROGRESS, approved: APPROVED }
    },
  },
  Job: {
    reviews: async ({ id, employerId }, _, ctx) => {
      const viewer = await ctx.loaders.standing()
      const reviews = await ctx.loaders.reviewsOf.load(id)
      return reviews.filter(({ schoolId }) => viewer.worksFor(employerId) || viewer.staffOf(schoolId))
    },
  },
  JobReview: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.review.load(id),
    job: async ({ jobId }, _, ctx) => (await ctx.loaders.job.load(jobId))!,
    school: async ({ schoolId }, _, ctx) => (await ctx.loaders.school.load(schoolId))!,
    reviewer: ({ decidedBy }, _, ctx) => decidedBy && ctx.loaders.person.load(decidedBy),
    mayResubmit: (review) => review.mayResubmit(),
    history: historyOf,
  },
  JobReviewEntry: {
    at: ({ at }) => new Date(at),
    by: ({ by }, _, ctx) => by && ctx.loaders.person.load(by),
  },
}
