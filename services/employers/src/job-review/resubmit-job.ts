import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { jobChanged } from '@passerelle/contracts'
import { isRefusal, type JobReviewId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { fingerprintOf, Job, type JobText, jobText } from '../job/job.ts'
import { placesFor } from '../job/places.ts'
import { sameTextAs } from '../job/same-text-as.ts'
import { JobReview } from './job-review.ts'
import { tellJob } from './tell-job.ts'

export interface ResubmitJob {
  readonly jobReviewId: string
  readonly title?: string | null
  readonly description?: string | null
  readonly city?: string | null
}

/**
 * Asks again after a decline, with a corrected text or the same. Another text is read anew by every school that had
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
    const text = correctedText(job, cmd)
    if (isRefusal(text)) return text
    const refusal = review.resubmit(ctx.viewer.personId, ctx.now())
    if (refusal) return refusal
    if (await rewrite(em, job, text)) for (const other of reviews) other.readAgain(ctx.viewer.personId, ctx.now())
    job.raiseVersion()
    tellJob(em, jobChanged, { job, all: reviews, changed: review })
    return review
  })
}

function correctedText(job: Job, { title, description, city }: ResubmitJob): JobText | Refusal {
  const old = job.text()
  return jobText({
    ...old,
    title: title ?? old.title,
    description: description ?? old.description,
    city: city ?? old.city,
  })
}

/** Whether anything changed. */
async function rewrite(em: EntityManager, job: Job, text: JobText): Promise<boolean> {
  const old = job.text()
  if (Object.entries(text).every(([part, value]) => old[part as keyof JobText] === value)) return false
  const sameWords = fingerprintOf(text) === job.textFingerprint
  job.rewrite(text, sameWords ? job.sameTextAs : await sameTextAs(em, job.employerId, text, job.id))
  return true
}
