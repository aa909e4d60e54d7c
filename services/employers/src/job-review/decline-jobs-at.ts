import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { jobDeclined } from '@passerelle/contracts'
import type { EmployerId, PersonId, SchoolId } from '@passerelle/kernel'
import { Job } from '../job/job.ts'
import { JobReview, openStates } from './job-review.ts'
import { tellJob } from './tell-job.ts'

interface Place {
  readonly employerId: EmployerId
  readonly schoolId: SchoolId
}

/** Within a transaction that holds the approval: declines every job of the company that is open at the school. */
export async function declineJobsAt(
  em: EntityManager,
  { employerId, schoolId }: Place,
  { reason, by, now }: { reason: string; by: PersonId; now: Date },
): Promise<void> {
  const ids = await em.execute<{ id: string }[]>(
    `select j.id from job j join job_review r on r.job_id = j.id
     where j.employer_id = ? and r.school_id = ? and r.state = any(?::text[]) order by j.id`,
    [employerId, schoolId, `{${openStates.join(',')}}`],
  )
  if (ids.length === 0) return
  const jobIds = ids.map((row) => row.id as Job['id'])
  const jobs = await em.find(
    Job,
    { id: { $in: jobIds } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  )
  const reviews = await em.find(JobReview, { jobId: { $in: jobIds } })
  for (const job of jobs) {
    const all = reviews.filter((review) => review.jobId === job.id)
    const here = all.find((review) => review.schoolId === schoolId)
    const decline = { reasons: ['OTHER'] as const, comment: reason, showReviewer: false, allowResubmission: false }
    if (!here || here.decline(decline, by, now)) continue
    job.raiseVersion()
    tellJob(em, jobDeclined, { job, all, changed: here })
  }
}
