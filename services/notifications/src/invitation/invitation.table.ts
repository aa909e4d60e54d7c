import { table } from '@passerelle/persistence'
import { Invitation } from './invitation.ts'

export const invitationTable = table(Invitation, 'invitation', (p) => ({
  id: p.text().primary(),
  interviewId: p.text(),
  person: p.text(),
  uid: p.text(),
  createdAt: p.datetime(),
}))
