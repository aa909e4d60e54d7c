import { impersonal, personal, table } from '@passerelle/persistence'
import { Job } from './job.ts'
import type { Tutor } from './job-terms.ts'

export const jobTable = table(Job, 'job', (p) => ({
  id: p.text().primary(),
  employerId: p.text(),
  title: impersonal(p.text()),
  description: impersonal(p.text()),
  kind: p.text(),
  city: impersonal(p.text().nullable()),
  terms: impersonal(p.json<Job['terms']>()),
  tutor: personal(p.json<Tutor>().nullable()),
  openUntil: impersonal(p.date().nullable()),
  duplicatedFrom: p.text().nullable(),
  sameTextAs: p.text().nullable(),
  textFingerprint: impersonal(p.text()),
  searchTitle: impersonal(p.text()),
  searchCity: impersonal(p.text()),
  postedBy: p.text(),
  createdAt: p.datetime(),
  version: p.integer(),
}))
