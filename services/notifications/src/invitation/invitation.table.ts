import { impersonal, personal, table } from '@passerelle/persistence'
import { Invitation } from './invitation.ts'

export const invitationTable = table(Invitation, 'invitation', (p) => ({
  id: p.text().primary(),
  interviewId: p.text(),
  person: p.text(),
  uid: impersonal(p.text()),
  createdAt: p.datetime(),
  response: p.text(),
  origin: p.text().nullable(),
  answeredAt: p.datetime().nullable(),
  answeredSequence: p.integer().nullable(),
  stampedAt: p.datetime().nullable(),
  comment: personal(p.text().nullable()),
  sentBy: personal(p.text().nullable()),
  sentAt: p.datetime().nullable(),
  version: p.integer().version(),
}))
