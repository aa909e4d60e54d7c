import { jobDeclined } from '@passerelle/contracts'
import { isRefusal, type JobReviewId, type Refusal } from '@passerelle/kernel'
import type { Actor } from '../context.ts'
import { optionallyWritten } from '../text.ts'
import type { DeclineReason, JobReview } from './job-review.ts'
import { withReview } from './review-in-hand.ts'

export interface DeclineJob {
  readonly jobReviewId: JobReviewId
  readonly reasons: readonly DeclineReason[]
  readonly comment?: string | null
  readonly showReviewer: boolean
  readonly allowResubmission: boolean
}

/** The reasons and the comment reach the company. Refuses REASON_REQUIRED, COMMENT_REQUIRED, WRONG_STATE, INVALID_INPUT. */
export function declineJob(actor: Actor, cmd: DeclineJob): Promise<JobReview | Refusal> {
  const comment = optionallyWritten('The comment', cmd.comment, 2_000)
  if (isRefusal(comment)) return Promise.resolve(comment)
  return withReview(actor, cmd.jobReviewId, jobDeclined, (review) =>
    review.decline({ ...cmd, comment }, actor.viewer.personId, actor.now()),
  )
}
