import type { Resolvers } from '../generated/graphql.ts'
import { closeJob } from './close-job.ts'
import { duplicateJob } from './duplicate-job.ts'
import { postJob } from './post-job.ts'

export const jobResolvers: Resolvers = {
  Query: {
    job: (_, { id }, ctx) => ctx.loaders.job.load(id),
    jobs: (_, { schoolId, ...args }, ctx) => ctx.loaders.jobsAt(schoolId, args),
  },
  Mutation: {
    postJob: (_, { input }, ctx) => postJob(ctx, input),
    duplicateJob: (_, { input }, ctx) => duplicateJob(ctx, input),
    closeJob: (_, { input }, ctx) => closeJob(ctx, input),
  },
  Employer: { jobs: ({ id }, args, ctx) => ctx.loaders.jobsOfEmployer(id, args) },
  Job: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.job.load(id),
    employer: async ({ employerId }, _, ctx) => (await ctx.loaders.employer.load(employerId))!,
    terms: (job) => job.offer().terms,
    isDuplicate: (job) => job.isDuplicate(),
    duplicatedFrom: ({ duplicatedFrom }, _, ctx) => duplicatedFrom && ctx.loaders.job.load(duplicatedFrom),
    sameTextAs: ({ sameTextAs }, _, ctx) => sameTextAs && ctx.loaders.job.load(sameTextAs),
    postedBy: ({ postedBy }, _, ctx) => ctx.loaders.person.load(postedBy),
  },
  NotApprovedAt: {
    school: ({ schoolId }, _, ctx) => ctx.loaders.school.load(schoolId),
  },
}
