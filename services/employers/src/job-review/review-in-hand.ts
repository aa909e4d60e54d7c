import { LockMode } from '@mikro-orm/postgresql'
import type { Contract, JobState } from '@passerelle/contracts'
import type { JobReviewId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { Approval } from '../approval/approval.ts'
import type { Context } from '../context.ts'
import { Job } from '../job/job.ts'
import { JobReview } from './job-review.ts'
import { tellJob } from './tell-job.ts'

/**
 * Changes one review under the lock of its job and says so, or returns the refusal of `change` and leaves all as it was.
 * Two members of staff who decide at once: the second sees what the first decided. Locks go from approvals to jobs, here
 * and wherever both are taken.
 *
 * @param change gets the review, and whether the company may post jobs at the school at this moment
 */
export function withReview(
  ctx: Context,
  reviewId: string,
  fact: Contract<JobState>,
  change: (review: JobReview, mayPost: boolean) => Refusal | undefined,
): Promise<JobReview | Refusal> {
  return changes(ctx, async (em) => {
    const { jobId, schoolId } = await em.findOneOrFail(
      JobReview,
      { id: reviewId as JobReviewId },
      { disableIdentityMap: true },
    )
    const { employerId } = await em.findOneOrFail(Job, { id: jobId }, { disableIdentityMap: true })
    const lock = { lockMode: LockMode.PESSIMISTIC_READ }
    const approval = await em.findOneOrFail(Approval, { employerId, schoolId }, lock)
    const job = await em.findOneOrFail(Job, { id: jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const reviews = await em.find(JobReview, { jobId }, { orderBy: { id: 'asc' } })
    const review = reviews.find(({ id }) => id === reviewId)!
    const refusal = change(review, approval.allows('POST_JOBS'))
    if (refusal) return refusal
    job.raiseVersion()
    tellJob(em, fact, { job, all: reviews, changed: review })
    return review
  })
}
