import type { Policies, Viewer } from '@passerelle/service-kit'
import { forEmployer, type Input, ofEmployer, type Verdict } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import type { Job } from './job.ts'

export const jobPolicies: Policies = {
  byKey: { 'Employer.jobs': () => false },
  Query: {
    job: 'anyone',
    jobs: async (_: Viewer, { schoolId }: { schoolId: string }, ctx: Context) => {
      const viewer = await ctx.loaders.standing()
      return viewer.staffOf(schoolId) || viewer.candidateAt(schoolId) !== undefined
    },
  },
  Mutation: { postJob: ofEmployer('RECRUITER'), duplicateJob: ofJob, closeJob: ofJob },
  Job: seesJob,
  'Job.isDuplicate': insideJob,
  'Job.duplicatedFrom': insideJob,
  'Job.sameTextAs': insideJob,
  'Job.postedBy': insideJob,
}

async function ofJob(_: Viewer, { input }: Input<'jobId'>, ctx: Context): Verdict {
  return forEmployer(ctx, (await ctx.loaders.job.load(input.jobId))?.employerId, 'RECRUITER')
}

/** Its company, and staff of schools that it was posted to. */
async function insideJob(_: Viewer, job: Job, ctx: Context): Promise<boolean> {
  const viewer = await ctx.loaders.standing()
  if (viewer.worksFor(job.employerId)) return true
  return (await ctx.loaders.reviewsOf.load(job.id)).some(({ schoolId }) => viewer.staffOf(schoolId))
}

async function seesJob(_: Viewer, job: Job, ctx: Context): Promise<boolean> {
  if (await insideJob(_, job, ctx)) return true
  const viewer = await ctx.loaders.standing()
  const reviews = await ctx.loaders.reviewsOf.load(job.id)
  return reviews.some((review) => review.wasPublished() && viewer.candidateAt(review.schoolId) !== undefined)
}
