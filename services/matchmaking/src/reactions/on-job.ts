import { jobApproved, jobChanged, jobClosed, jobDeclined, jobPosted } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { JobProjection } from '../projections/projections.ts'

/** Remembers which jobs a school may put its candidates in touch with, and who posted them. */
export const onJob = reaction(
  [jobPosted, jobChanged, jobApproved, jobDeclined, jobClosed],
  async ({ em, event: { data } }) => {
    const { id, employerId, title, postedBy, reviews } = data
    const approvedAt = reviews.filter(({ state }) => state === 'APPROVED').map(({ schoolId }) => schoolId)
    await em.upsert(JobProjection, { id, employerId, title, postedBy, approvedAt })
  },
)
