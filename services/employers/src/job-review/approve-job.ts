import { jobApproved, refuse } from '@passerelle/contracts'
import type { JobReviewId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { approveWithFirstJob } from '../approval/approve-with-first-job.ts'
import type { Context } from '../context.ts'
import { Job } from '../job/job.ts'
import { JobReview } from './job-review.ts'
import { withReview } from './review-in-hand.ts'

export interface ApproveJob {
  readonly jobReviewId: string
}

/**
 * With the first job a company that waits is approved, too, where the school has chosen so. Refuses WRONG_STATE, also when
 * the company may not post jobs there, or no more.
 */
export function approveJob(ctx: Context, cmd: ApproveJob): Promise<JobReview | Refusal> {
  const [by, now] = [ctx.viewer.personId, ctx.now()]
  return changes(ctx, async (em) => {
    const where = { id: cmd.jobReviewId as JobReviewId }
    const { jobId, schoolId } = await em.findOneOrFail(JobReview, where, { disableIdentityMap: true })
    const { employerId } = await em.findOneOrFail(Job, { id: jobId }, { disableIdentityMap: true })
    await approveWithFirstJob(em, { employerId, schoolId }, by, now)
    return withReview({ ...ctx, em }, cmd.jobReviewId, jobApproved, (review, mayPost) =>
      mayPost ? review.approve(by, now) : refuse('WRONG_STATE.COMPANY_FIRST'),
    )
  })
}
