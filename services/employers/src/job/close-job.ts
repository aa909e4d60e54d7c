import { LockMode } from '@mikro-orm/postgresql'
import { jobClosed } from '@passerelle/contracts'
import type { JobId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { Job } from './job.ts'
import { JobReview, openStates } from './job-review.ts'

export interface CloseJob {
  readonly jobId: JobId
}

/** Closes it wherever it is open; closing it again changes nothing. */
export function closeJob({ em, viewer, now }: Actor, cmd: CloseJob): Promise<Job | Refusal> {
  return em.transactional(async (em) => {
    const job = await em.findOneOrFail(Job, { id: cmd.jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const reviews = await em.find(JobReview, { jobId: job.id }, { orderBy: { id: 'asc' } })
    if (!reviews.some(({ state }) => openStates.includes(state))) return job
    for (const review of reviews) review.close(viewer.personId, now())
    job.raiseVersion()
    emit(em, jobClosed, job, job.eventData(reviews, null))
    return job
  })
}
