import type { EntityManager } from '@mikro-orm/postgresql'
import { jobPosted, refuse } from '@passerelle/contracts'
import { type EmployerId, isRefusal, type JobId, newId, type Refusal, utcDay } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { JobReview } from '../job-review/job-review.ts'
import { tellJob } from '../job-review/tell-job.ts'
import { Job, type JobText, jobText } from './job.ts'
import { jobTerms, type TypedTerms } from './job-terms.ts'
import { type Place, placesFor } from './places.ts'
import { sameTextAs } from './same-text-as.ts'

const mostSchools = 50

export interface PostJob extends Omit<JobText, 'city'> {
  readonly employerId: string
  readonly city?: string | null
  readonly terms?: TypedTerms | null | undefined
  /** YYYY-MM-DD */
  readonly openUntil?: string | null
  readonly schoolIds: readonly string[]
  /** Set by the duplicate function only. */
  readonly duplicatedFrom?: JobId
}

/**
 * Posts a job to all the schools, or to none. At a school that trusts the company it passes by itself, unless it repeats
 * another one. Refuses NOT_APPROVED_AT_SCHOOLS, INVALID_INPUT.
 */
export async function postJob(ctx: Context, cmd: PostJob): Promise<Job | Refusal> {
  const text = jobText(cmd)
  if (isRefusal(text)) return text
  const today = utcDay(ctx.now())
  const terms = jobTerms(text.kind, cmd.terms ?? {}, today)
  if (isRefusal(terms)) return terms
  const openUntil = cmd.openUntil ?? null
  if (openUntil !== null && openUntil < today) {
    return refuse('INVALID_INPUT.LAST_DAY_PASSED', undefined, { field: 'openUntil' })
  }
  if (cmd.schoolIds.length === 0 || cmd.schoolIds.length > mostSchools) {
    return refuse('INVALID_INPUT.SCHOOLS_AT_ONCE', { most: mostSchools }, { field: 'schoolIds' })
  }
  const employerId = cmd.employerId as EmployerId
  return changes(ctx, async (em) => {
    const places = await placesFor(em, employerId, cmd.schoolIds, openUntil)
    if (isRefusal(places)) return places
    const origin = {
      employerId,
      postedBy: ctx.viewer.personId,
      duplicatedFrom: cmd.duplicatedFrom ?? null,
      sameTextAs: await sameTextAs(em, employerId, text),
    }
    const job = new Job(newId('job'), { text, terms }, openUntil, origin, ctx.now())
    await em.persist(job).flush()
    return submit(em, job, places, ctx.now())
  })
}

function submit(em: EntityManager, job: Job, places: readonly Place[], now: Date): Job {
  const reviews = places.map(({ schoolId, expiresAt, approvesByItself }) => {
    const review = new JobReview({ id: newId('jrv'), jobId: job.id, schoolId, expiresAt }, job.postedBy, now)
    if (approvesByItself && !job.isDuplicate()) review.approveByRule('AUTO_APPROVE_JOBS', now)
    return review
  })
  em.persist(reviews)
  tellJob(em, jobPosted, { job, all: reviews, changed: null })
  return job
}
