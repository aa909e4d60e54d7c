import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { closeJob } from './close-job.ts'
import { duplicateJob } from './duplicate-job.ts'
import { jobsOpenAt } from './job-lists.ts'
import { postJob } from './post-job.ts'

export const jobResolvers: Resolvers = {
  Query: {
    job: (_, { id }, ctx) => ctx.loaders.job.load(id),
    jobs: (_, { schoolId, ...args }, ctx) => jobsOpenAt(ctx, schoolId, args),
  },
  Mutation: {
    postJob: mutation(postJob),
    duplicateJob: mutation(duplicateJob),
    closeJob: mutation(closeJob),
  },
  Job: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.job.load(id),
    employer: async ({ employerId }, _, ctx) => (await ctx.loaders.employer.load(employerId))!,
    isDuplicate: (job) => job.isDuplicate(),
    duplicatedFrom: ({ duplicatedFrom }, _, ctx) => duplicatedFrom && ctx.loaders.job.load(duplicatedFrom),
    sameTextAs: ({ sameTextAs }, _, ctx) => sameTextAs && ctx.loaders.job.load(sameTextAs),
    postedBy: ({ postedBy }, _, ctx) => ctx.loaders.person.load(postedBy),
    reviews: async ({ id, employerId }, _, ctx) => {
      const viewer = await ctx.loaders.standing()
      const reviews = await ctx.loaders.reviewsOf.load(id)
      return reviews.filter(({ schoolId }) => viewer.worksFor(employerId) || viewer.staffOf(schoolId))
    },
  },
  NotApprovedAt: {
    school: ({ schoolId }, _, ctx) => ctx.loaders.school.load(schoolId),
  },
}
