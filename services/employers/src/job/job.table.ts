import { table } from '@passerelle/persistence'
import { Job } from './job.ts'
import { JobReview, type JobReviewEntry } from './job-review.ts'

export const jobTable = table(Job, 'job', (p) => ({
  id: p.text().primary(),
  employerId: p.text(),
  title: p.text(),
  description: p.text(),
  kind: p.text(),
  city: p.text().nullable(),
  openUntil: p.date().nullable(),
  duplicatedFrom: p.text().nullable(),
  sameTextAs: p.text().nullable(),
  textFingerprint: p.text(),
  postedBy: p.text(),
  createdAt: p.datetime(),
  version: p.integer(),
}))

export const jobReviewTable = table(JobReview, 'job_review', (p) => ({
  id: p.text().primary(),
  jobId: p.text(),
  schoolId: p.text(),
  state: p.text(),
  reasons: p.array(),
  comment: p.text().nullable(),
  decidedBy: p.text().nullable(),
  decidedAt: p.datetime().nullable(),
  showReviewer: p.boolean(),
  approvedBy: p.text().nullable(),
  rule: p.text().nullable(),
  resubmission: p.text(),
  submittedAt: p.datetime(),
  expiresAt: p.datetime().nullable(),
  history: p.json<JobReviewEntry[]>(),
}))
