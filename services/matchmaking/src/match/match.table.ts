import { personal, table } from '@passerelle/persistence'
import { Match } from './match.ts'
import type { MatchDocument } from './match-document.ts'
import { MatchStep } from './match-step.ts'

export const matchTable = table(Match, 'match', (p) => ({
  id: p.text().primary(),
  schoolId: p.text(),
  candidateId: p.text(),
  candidatePersonId: p.text().nullable(),
  jobId: p.text(),
  employerId: p.text(),
  contactUserId: p.text(),
  contactPersonId: p.text(),
  documents: personal(p.json<MatchDocument[]>()),
  proposedBy: p.text(),
  proposedAt: p.datetime(),
  state: p.text(),
  offerAnswer: p.text().nullable(),
  offerAnsweredAt: p.datetime().nullable(),
  offerComment: personal(p.text().nullable()),
  companyAnswer: p.text().nullable(),
  companyAnsweredAt: p.datetime().nullable(),
  companyComment: personal(p.text().nullable()),
  startsAt: p.datetime().nullable(),
  endsAt: p.datetime().nullable(),
  place: personal(p.text().nullable()),
  appointmentAnswer: p.text().nullable(),
  appointmentAnsweredAt: p.datetime().nullable(),
  appointmentComment: personal(p.text().nullable()),
  awaitedSince: p.datetime().nullable(),
  remindedAt: p.datetime().nullable(),
  round: p.integer(),
  lastStep: p.integer(),
  version: p.integer().version(),
}))

export const matchStepTable = table(MatchStep, 'match_step', (p) => ({
  matchId: p.text().primary(),
  number: p.integer().primary(),
  at: p.datetime(),
  subject: p.text(),
  action: p.text(),
  value: p.text().nullable(),
  author: p.text().nullable(),
  onBehalf: p.boolean(),
  channel: p.text(),
  comment: personal(p.text().nullable()),
  round: p.integer(),
  startsAt: p.datetime().nullable(),
  endsAt: p.datetime().nullable(),
  place: personal(p.text().nullable()),
  withdraws: p.integer().nullable(),
}))
