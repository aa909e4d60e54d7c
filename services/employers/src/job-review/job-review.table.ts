import { personal, table } from '@passerelle/persistence'
import { JobReview, type JobReviewEntry } from './job-review.ts'

export const jobReviewTable = table(JobReview, 'job_review', (p) => ({
  id: p.text().primary(),
  jobId: p.text(),
  schoolId: p.text(),
  state: p.text(),
  reasons: p.array(),
  comment: personal(p.text().nullable()),
  decidedBy: p.text().nullable(),
  decidedAt: p.datetime().nullable(),
  showReviewer: p.boolean(),
  approvedBy: p.text().nullable(),
  rule: p.text().nullable(),
  resubmission: p.text(),
  submittedAt: p.datetime(),
  expiresAt: p.datetime().nullable(),
  history: personal(p.json<JobReviewEntry[]>()),
}))
