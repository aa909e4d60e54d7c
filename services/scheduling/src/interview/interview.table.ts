import { interviewKinds, interviewStatuses } from '@passerelle/contracts'
import { table } from '@passerelle/persistence'
import type { Interviewer } from './beginning.ts'
import type { PreparedQuestion } from './informational.ts'
import { Interview, type Step } from './interview.ts'

export const interviewTable = table(Interview, 'interview', (p) => ({
  id: p.text().primary(),
  eventId: p.text().nullable(),
  eventName: p.text().nullable(),
  hostId: p.text().nullable(),
  employerId: p.text(),
  companyName: p.text(),
  jobId: p.text().nullable(),
  candidateId: p.text(),
  talent: p.text(),
  talentName: p.text(),
  recruiter: p.text(),
  recruiterName: p.text(),
  interviewers: p.json<readonly Interviewer[]>(),
  kind: p.enum(interviewKinds),
  origin: p.enum(['REQUEST', 'BOOKING', 'PLANNED', 'MATCH']),
  matchId: p.text().nullable(),
  matchRound: p.integer().nullable(),
  sentBy: p.enum(['TALENT', 'RECRUITER']),
  status: p.enum(interviewStatuses),
  message: p.text().nullable(),
  question: p.text().nullable(),
  answer: p.text().nullable(),
  whyThisCompany: p.text().nullable(),
  questions: p.json<PreparedQuestion[]>(),
  startsAt: p.datetime().nullable(),
  endsAt: p.datetime().nullable(),
  timeZone: p.text(),
  sequence: p.integer(),
  requestedAt: p.datetime(),
  changedAt: p.datetime(),
  changedBy: p.text().nullable(),
  reason: p.text().nullable(),
  history: p.json<Step[]>(),
  version: p.integer().version(),
}))
