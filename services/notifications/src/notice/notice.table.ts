import { impersonal, personal, table } from '@passerelle/persistence'
import { Notice } from './notice.ts'

export const noticeTable = table(Notice, 'notice', (p) => ({
  id: p.text().primary(),
  person: p.text(),
  cause: impersonal(p.text()),
  kind: p.text(),
  facts: personal(p.json<Notice['facts']>()),
  interviewId: p.text().nullable(),
  eventId: p.text().nullable(),
  employerId: p.text().nullable(),
  schoolId: p.text().nullable(),
  jobId: p.text().nullable(),
  matchId: p.text().nullable(),
  createdAt: p.datetime(),
  readAt: p.datetime().nullable(),
  version: p.integer().version(),
}))
