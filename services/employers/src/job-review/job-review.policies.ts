import type { Policies, Viewer } from '@passerelle/service-kit'
import { forEmployer, forSchool, type Input, type Verdict } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import { isStaff } from '../school/school.policies.ts'
import type { JobReview } from './job-review.ts'

export const jobReviewPolicies: Policies = {
  Mutation: { approveJob: ofReview, declineJob: ofReview, askAboutJob: ofReview, resubmitJob: ofOwnReview },
  'School.jobReviews': isStaff,
  'School.jobReviewCounts': isStaff,
  JobReview: async (_: Viewer, review: JobReview, ctx: Context) => {
    if (await staffOfReview(_, review, ctx)) return true
    const job = await ctx.loaders.job.load(review.jobId)
    return job !== null && (await ctx.loaders.standing()).worksFor(job.employerId)
  },
  'JobReview.reviewer': async (_: Viewer, review: JobReview, ctx: Context) =>
    review.showReviewer || (await staffOfReview(_, review, ctx)),
  'JobReview.history': staffOfReview,
}

async function ofReview(_: Viewer, { input }: Input<'jobReviewId'>, ctx: Context): Verdict {
  return forSchool(ctx, (await ctx.loaders.review.load(input.jobReviewId))?.schoolId, 'APPROVE_JOBS')
}

async function ofOwnReview(_: Viewer, { input }: Input<'jobReviewId'>, ctx: Context): Verdict {
  const review = await ctx.loaders.review.load(input.jobReviewId)
  const job = review && (await ctx.loaders.job.load(review.jobId))
  return forEmployer(ctx, job?.employerId, 'RECRUITER')
}

async function staffOfReview(_: Viewer, { schoolId }: JobReview, ctx: Context): Promise<boolean> {
  return (await ctx.loaders.standing()).staffOf(schoolId)
}
