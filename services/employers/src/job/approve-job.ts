import { jobApproved } from '@passerelle/contracts'
import { type JobReviewId, type Refusal, refuse } from '@passerelle/kernel'
import type { Actor } from '../context.ts'
import type { JobReview } from './job-review.ts'
import { withReview } from './review-in-hand.ts'

export interface ApproveJob {
  readonly jobReviewId: JobReviewId
}

/** Refuses WRONG_STATE, also when the company has lost the school's approval meanwhile. */
export function approveJob(actor: Actor, cmd: ApproveJob): Promise<JobReview | Refusal> {
  return withReview(actor, cmd.jobReviewId, jobApproved, (review, mayPost) => {
    if (!mayPost)
      return refuse('WRONG_STATE', 'The company may not post jobs at this school: approve the company first.')
    return review.approve(actor.viewer.personId, actor.now())
  })
}
