import { jobDeclined, optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { DeclineReason, JobReview } from './job-review.ts'
import { withReview } from './review-in-hand.ts'

export interface DeclineJob {
  readonly jobReviewId: string
  readonly reasons: readonly DeclineReason[]
  readonly comment?: string | null
  readonly showReviewer: boolean
  readonly allowResubmission: boolean
}

/** The reasons and the comment reach the company. Refuses REASON_REQUIRED, COMMENT_REQUIRED, WRONG_STATE, INVALID_INPUT. */
export async function declineJob(ctx: Context, cmd: DeclineJob): Promise<JobReview | Refusal> {
  const comment = optionallyWritten('comment', cmd.comment, 2_000)
  if (isRefusal(comment)) return comment
  return withReview(ctx, cmd.jobReviewId, jobDeclined, (review) =>
    review.decline({ ...cmd, comment }, ctx.viewer.personId, ctx.now()),
  )
}
