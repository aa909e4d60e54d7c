import { table } from '@passerelle/persistence'
import { Job } from './job.ts'

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
