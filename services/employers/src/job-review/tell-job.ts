import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, JobState } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import type { Job } from '../job/job.ts'
import { expiresInTime } from './expire-job.ts'
import type { JobReview } from './job-review.ts'

/**
 * Says what happened to a job, with its whole public state, and has it expire at the end of its last day where it is open.
 * Leaves with the transaction.
 *
 * @param all reviews of the job
 * @param changed the review that it is about; null when it is about all of them
 */
export function tellJob(
  em: EntityManager,
  fact: Contract<JobState>,
  { job, all, changed }: { job: Job; all: readonly JobReview[]; changed: JobReview | null },
): void {
  emit(em, fact, job, job.eventData(all, changed?.id ?? null))
  for (const review of changed ? [changed] : all) expiresInTime(em, review)
}
