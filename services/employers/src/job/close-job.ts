import { LockMode } from '@mikro-orm/postgresql'
import { jobClosed } from '@passerelle/contracts'
import type { JobId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { JobReview, openStates } from '../job-review/job-review.ts'
import { tellJob } from '../job-review/tell-job.ts'
import { Job } from './job.ts'

export interface CloseJob {
  readonly jobId: string
}

/** Closes it wherever it is open; closing it again changes nothing. */
export async function closeJob(ctx: Context, cmd: CloseJob): Promise<Job | Refusal> {
  return changes(ctx, async (em) => {
    const job = await em.findOneOrFail(Job, { id: cmd.jobId as JobId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const reviews = await em.find(JobReview, { jobId: job.id }, { orderBy: { id: 'asc' } })
    if (!reviews.some(({ state }) => openStates.includes(state))) return job
    for (const review of reviews) review.close(ctx.viewer.personId, ctx.now())
    job.raiseVersion()
    tellJob(em, jobClosed, { job, all: reviews, changed: null })
    return job
  })
}
