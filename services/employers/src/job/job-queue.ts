import type { Page } from '@passerelle/kernel'
import type { List } from '../pages.ts'
import { JobReview, type JobReviewState } from './job-review.ts'

export interface JobReviewPage extends Page<JobReview> {
  readonly schoolId: string
  readonly state: JobReviewState | null
}

/** For one school each: the jobs posted there, oldest first; without a state those that are open. */
export function reviewsBySubmission(state: JobReviewState | null): List<JobReview> {
  return {
    entity: JobReview,
    table: 'job_review',
    // Written out, so that the planner knows the partial index.
    where: state ? 't.state = ?' : `t.state in ('PENDING', 'IN_PROGRESS', 'APPROVED')`,
    parameters: state ? [state] : [],
    order: [
      { column: 'submitted_at', type: 'timestamptz' },
      { column: 'id', type: 'text' },
    ],
    keyOf: ({ submittedAt, id }) => [submittedAt.toISOString(), id],
  }
}
