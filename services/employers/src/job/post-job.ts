import type { EntityManager } from '@mikro-orm/postgresql'
import { jobPosted } from '@passerelle/contracts'
import { type EmployerId, isRefusal, type JobId, newId, type Refusal, refuse, type SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { Job, type JobText, jobText } from './job.ts'
import { JobReview } from './job-review.ts'
import { type Place, placesFor } from './places.ts'
import { sameTextAs } from './same-text-as.ts'

export interface PostJob extends Omit<JobText, 'city'> {
  readonly employerId: EmployerId
  readonly city?: string | null
  /** YYYY-MM-DD */
  readonly openUntil?: string | null
  readonly schoolIds: readonly SchoolId[]
  /** Set by the duplicate function only. */
  readonly duplicatedFrom?: JobId
}

/**
 * Posts a job to all the schools, or to none. At a school that trusts the company it passes by itself, unless it repeats
 * another one. Refuses NOT_APPROVED_AT_SCHOOLS, INVALID_INPUT.
 */
export function postJob({ em, viewer, now }: Actor, cmd: PostJob): Promise<Job | Refusal> {
  const text = jobText(cmd)
  if (isRefusal(text)) return Promise.resolve(text)
  const openUntil = cmd.openUntil ?? null
  if (openUntil !== null && openUntil < now().toISOString().slice(0, 10)) {
    return Promise.resolve(refuse('INVALID_INPUT', 'The last day of the job has passed.'))
  }
  if (cmd.schoolIds.length === 0 || cmd.schoolIds.length > 50) {
    return Promise.resolve(refuse('INVALID_INPUT', 'Post a job to 1 to 50 schools at a time.'))
  }
  return em.transactional(async (em) => {
    const places = await placesFor(em, cmd.employerId, cmd.schoolIds, openUntil)
    if (isRefusal(places)) return places
    const origin = {
      employerId: cmd.employerId,
      postedBy: viewer.personId,
      duplicatedFrom: cmd.duplicatedFrom ?? null,
      sameTextAs: await sameTextAs(em, cmd.employerId, text),
    }
    const job = new Job(newId('job'), text, openUntil, origin, now())
    await em.persist(job).flush()
    return submit(em, job, places, now())
  })
}

function submit(em: EntityManager, job: Job, places: readonly Place[], now: Date): Job {
  const reviews = places.map(({ schoolId, expiresAt, approvesByItself }) => {
    const review = new JobReview(newId('jrv'), job.id, schoolId, expiresAt, job.postedBy, now)
    if (approvesByItself && !job.isDuplicate()) review.approveByRule('AUTO_APPROVE_JOBS', now)
    return review
  })
  em.persist(reviews)
  emit(em, jobPosted, job, job.eventData(reviews, null))
  return job
}
