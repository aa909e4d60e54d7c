import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { jobChanged } from '@passerelle/contracts'
import type { JobId, JobReviewId } from '@passerelle/kernel'
import { due, dueKind, emit, undue, whenDue } from '@passerelle/messaging'
import { Job } from '../job/job.ts'
import { JobReview, openStates } from './job-review.ts'

const jobExpires = dueKind<{ jobId: JobId; jobReviewId: JobReviewId }>('job-expires')

/** Where it is open and has a last day, it expires when that day is over; elsewhere it no longer does. */
export function expiresInTime(em: EntityManager, { id, jobId, state, expiresAt }: JobReview): void {
  if (!expiresAt) return
  if (openStates.includes(state))
    due(em, { kind: jobExpires, key: id, at: expiresAt, data: { jobId, jobReviewId: id } })
  else undue(em, jobExpires, id)
}

/** Expires a job at a school where its last day is over, if it is open there still. */
export const expireJob = whenDue(jobExpires, async ({ em, data: { jobId, jobReviewId }, now }) => {
  const job = await em.findOneOrFail(Job, { id: jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  const all = await em.find(JobReview, { jobId }, { orderBy: { id: 'asc' } })
  if (!all.find(({ id }) => id === jobReviewId)?.expire(now)) return
  job.raiseVersion()
  emit(em, jobChanged, job, job.eventData(all, jobReviewId))
})
