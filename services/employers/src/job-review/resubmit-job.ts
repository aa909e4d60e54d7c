import { isDeepStrictEqual } from 'node:util'
import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { jobChanged } from '@passerelle/contracts'
import { isRefusal, type JobReviewId, type Refusal, utcDay } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { fingerprintOf, Job, jobText, type Offer } from '../job/job.ts'
import { jobTerms, type TypedTerms } from '../job/job-terms.ts'
import { placesFor } from '../job/places.ts'
import { sameTextAs } from '../job/same-text-as.ts'
import { JobReview } from './job-review.ts'
import { tellJob } from './tell-job.ts'

export interface ResubmitJob {
  readonly jobReviewId: string
  readonly title?: string | null
  readonly description?: string | null
  readonly city?: string | null
  /** All of them; as they are when left out. */
  readonly terms?: TypedTerms | null | undefined
}

/**
 * Asks again after a decline, with a corrected text and terms or the same. Another text, or other terms, are read anew by every school that had
 * approved the old one. Refuses RESUBMISSION_NOT_ALLOWED, NOT_APPROVED_AT_SCHOOLS, WRONG_STATE, INVALID_INPUT.
 */
export async function resubmitJob(ctx: Context, cmd: ResubmitJob): Promise<JobReview | Refusal> {
  return changes(ctx, async (em) => {
    const { jobId, schoolId } = await em.findOneOrFail(
      JobReview,
      { id: cmd.jobReviewId as JobReviewId },
      { disableIdentityMap: true },
    )
    const { employerId } = await em.findOneOrFail(Job, { id: jobId }, { disableIdentityMap: true })
    const places = await placesFor(em, employerId, [schoolId], null)
    if (isRefusal(places)) return places
    const job = await em.findOneOrFail(Job, { id: jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const reviews = await em.find(JobReview, { jobId }, { orderBy: { id: 'asc' } })
    const review = reviews.find(({ id }) => id === cmd.jobReviewId)!
    const offer = corrected(job, cmd, ctx.now())
    if (isRefusal(offer)) return offer
    const refusal = review.resubmit(ctx.viewer.personId, ctx.now())
    if (refusal) return refusal
    if (await rewrite(em, job, offer)) for (const other of reviews) other.readAgain(ctx.viewer.personId, ctx.now())
    job.raiseVersion()
    tellJob(em, jobChanged, { job, all: reviews, changed: review })
    return review
  })
}

function corrected(job: Job, { title, description, city, terms }: ResubmitJob, now: Date): Offer | Refusal {
  const old = job.offer()
  const text = jobText({
    ...old.text,
    title: title ?? old.text.title,
    description: description ?? old.text.description,
    city: city ?? old.text.city,
  })
  if (isRefusal(text)) return text
  const said = terms ? jobTerms(text.kind, terms, utcDay(now)) : old.terms
  return isRefusal(said) ? said : { text, terms: said }
}

/** Whether anything changed. */
async function rewrite(em: EntityManager, job: Job, offer: Offer): Promise<boolean> {
  if (isDeepStrictEqual(offer, job.offer())) return false
  const sameWords = fingerprintOf(offer.text) === job.textFingerprint
  job.rewrite(offer, sameWords ? job.sameTextAs : await sameTextAs(em, job.employerId, offer.text, job.id))
  return true
}
