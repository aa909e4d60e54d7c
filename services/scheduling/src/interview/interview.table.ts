import { cancellationCauses, interviewKinds, interviewStatuses, type Place } from '@passerelle/contracts'
import { impersonal, personal, table } from '@passerelle/persistence'
import type { Interviewer } from './beginning.ts'
import type { PreparedQuestion } from './informational.ts'
import { Interview, type Step } from './interview.ts'
import type { ProposedTime } from './proposed-times.ts'

export const interviewTable = table(Interview, 'interview', (p) => ({
  id: p.text().primary(),
  eventId: p.text().nullable(),
  eventName: impersonal(p.text().nullable()),
  hostId: p.text().nullable(),
  employerId: p.text(),
  companyName: impersonal(p.text()),
  jobId: p.text().nullable(),
  candidateId: p.text(),
  talent: p.text(),
  talentName: personal(p.text()),
  recruiter: p.text(),
  recruiterName: personal(p.text()),
  interviewers: personal(p.json<readonly Interviewer[]>()),
  kind: p.enum(interviewKinds),
  origin: p.enum(['REQUEST', 'BOOKING', 'PLANNED', 'MATCH']),
  matchId: p.text().nullable(),
  matchRound: p.integer().nullable(),
  offerId: p.text().nullable(),
  sentBy: p.enum(['TALENT', 'RECRUITER']),
  status: p.enum(interviewStatuses),
  message: personal(p.text().nullable()),
  question: personal(p.text().nullable()),
  answer: personal(p.text().nullable()),
  whyThisCompany: personal(p.text().nullable()),
  questions: personal(p.json<PreparedQuestion[]>()),
  place: personal(p.json<Place>()),
  proposedTimes: impersonal(p.json<ProposedTime[]>()),
  startsAt: p.datetime().nullable(),
  endsAt: p.datetime().nullable(),
  timeZone: impersonal(p.text()),
  sequence: p.integer(),
  requestedAt: p.datetime(),
  plannedBy: p.text().nullable(),
  plannedByName: personal(p.text().nullable()),
  changedAt: p.datetime(),
  changedBy: p.text().nullable(),
  reason: personal(p.text().nullable()),
  cancellationCause: p.enum(cancellationCauses).nullable(),
  history: personal(p.json<Step[]>()),
  version: p.integer().version(),
}))
