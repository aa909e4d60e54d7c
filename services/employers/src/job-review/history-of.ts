import { asHeld, type Connection, type PageArgs, pageOfWhole } from '@passerelle/kernel'
import type { JobReview, JobReviewEntry } from './job-review.ts'

export type JobReviewHistoryPage = Connection<JobReviewEntry>

/** What happened to a job at a school, oldest first. @throws BadCursor, PageTooLarge */
export function historyOf({ history }: JobReview, page: PageArgs): JobReviewHistoryPage {
  return pageOfWhole(asHeld, history, page)
}
