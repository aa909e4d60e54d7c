import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection } from '@passerelle/kernel'
import { type KeysetList, type PageArgs, pageLoader, sql } from '@passerelle/persistence'
import { JobReview, type JobReviewState } from './job-review.ts'

export type JobReviewPage = Connection<JobReview>

export const bySubmission: KeysetList<JobReview> = {
  entity: JobReview,
  table: 'job_review',
  order: [
    { column: 'submitted_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ submittedAt, id }) => [submittedAt.toISOString(), id],
}

export interface JobReviewsArgs extends PageArgs {
  state?: JobReviewState | null | undefined
}

/** By school: the jobs posted there, oldest first; without a state those that are open. */
export function reviewsOfSchool(em: EntityManager) {
  return pageLoader<JobReview, JobReviewsArgs>(em, bySubmission, ({ state }) =>
    // Written out, so that the planner knows the partial index.
    state
      ? sql('row.school_id = parent.id and row.state = ?', state)
      : sql(`row.school_id = parent.id and row.state in ('PENDING', 'IN_PROGRESS', 'APPROVED')`),
  )
}
