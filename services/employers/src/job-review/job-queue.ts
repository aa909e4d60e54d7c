import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import { and, anyOf, type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import { type JobFilter, ofJobThatIs } from '../job/job-filter.ts'
import { JobReview, type JobReviewState } from './job-review.ts'

export type JobReviewPage = Connection<JobReview>

const bySubmission: KeysetList<JobReview> = {
  entity: JobReview,
  table: 'job_review',
  order: [
    { column: 'submitted_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ submittedAt, id }) => [submittedAt.toISOString(), id],
}

export const reviewOrders = { OLDEST: bySubmission, NEWEST: { ...bySubmission, descending: true } }

export interface JobReviewsArgs extends PageArgs {
  filter?: JobReviewFilter | null | undefined
  /** The first submitted first, when left out. */
  orderBy?: keyof typeof reviewOrders | undefined
}

export interface JobReviewFilter extends JobFilter {
  states?: readonly JobReviewState[] | null | undefined
}

/** By school: the jobs posted there; without states those that are open. */
export function reviewsOfSchool(em: EntityManager) {
  return pageLoader<JobReview, JobReviewsArgs>(
    em,
    ({ orderBy = 'OLDEST' }) => reviewOrders[orderBy],
    ({ filter }) => {
      // Written out, so that the planner knows the partial index.
      const open = sql(`row.state in ('PENDING', 'IN_PROGRESS', 'APPROVED')`)
      const standing = filter?.states ? anyOf('row.state', filter.states) : open
      return and(sql('row.school_id = parent.id'), standing, ...ofJobThatIs(filter))
    },
  )
}
