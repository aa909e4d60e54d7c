import { jobApproved, refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { JobReview } from './job-review.ts'
import { withReview } from './review-in-hand.ts'

export interface ApproveJob {
  readonly jobReviewId: string
}

/** Refuses WRONG_STATE, also when the company has lost the school's approval meanwhile. */
export async function approveJob(ctx: Context, cmd: ApproveJob): Promise<JobReview | Refusal> {
  return withReview(ctx, cmd.jobReviewId, jobApproved, (review, mayPost) => {
    if (!mayPost) return refuse('WRONG_STATE.COMPANY_FIRST')
    return review.approve(ctx.viewer.personId, ctx.now())
  })
}
