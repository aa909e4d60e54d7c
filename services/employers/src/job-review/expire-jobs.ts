import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { jobChanged } from '@passerelle/contracts'
import type { JobId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { Job } from '../job/job.ts'
import { JobReview } from './job-review.ts'

const batch = 100

/**
 * Expires what is past its last day, and says how many jobs it touched. Several processes may run it at once: each takes
 * jobs that no other has in hand.
 */
export async function expireJobs(em: EntityManager, now: Date): Promise<number> {
  let touched = 0
  for (;;) {
    const done = await em.fork().transactional((em) => expireSome(em, now))
    touched += done
    if (done < batch) return touched
  }
}

const due = `r.expires_at <= ? and r.state in ('PENDING', 'IN_PROGRESS', 'APPROVED')`

async function expireSome(em: EntityManager, now: Date): Promise<number> {
  const rows = await em.execute<{ id: JobId }[]>(
    `select j.id from job j where exists (select from job_review r where r.job_id = j.id and ${due})
     order by j.id limit ${batch} for update of j skip locked`,
    [now],
  )
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return 0
  const jobs = await em.find(Job, { id: { $in: ids } }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  const reviews = await em.find(JobReview, { jobId: { $in: ids } }, { orderBy: { id: 'asc' } })
  for (const job of jobs) {
    const all = reviews.filter((review) => review.jobId === job.id)
    for (const review of all) {
      if (!review.expire(now)) continue
      job.raiseVersion()
      emit(em, jobChanged, job, job.eventData(all, review.id))
    }
  }
  return jobs.length
}
