import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { approveJob } from './approve-job.ts'
import { askAboutJob } from './ask-about-job.ts'
import { declineJob } from './decline-job.ts'
import { resubmitJob } from './resubmit-job.ts'

export const jobReviewResolvers: Resolvers = {
  Mutation: {
    approveJob: mutation(approveJob),
    declineJob: mutation(declineJob),
    askAboutJob: mutation(askAboutJob),
    resubmitJob: mutation(resubmitJob),
  },
  JobReview: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.review.load(id),
    job: async ({ jobId }, _, ctx) => (await ctx.loaders.job.load(jobId))!,
    school: async ({ schoolId }, _, ctx) => (await ctx.loaders.school.load(schoolId))!,
    reviewer: ({ decidedBy }, _, ctx) => decidedBy && ctx.loaders.person.load(decidedBy),
    mayResubmit: (review) => review.mayResubmit(),
  },
  JobReviewEntry: {
    at: ({ at }) => new Date(at),
    by: ({ by }, _, ctx) => by && ctx.loaders.person.load(by),
  },
}
