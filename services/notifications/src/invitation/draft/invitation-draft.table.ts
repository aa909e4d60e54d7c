import { personal, table } from '@passerelle/persistence'
import { InvitationDraft } from './invitation-draft.ts'

export const invitationDraftTable = table(InvitationDraft, 'invitation_draft', (p) => ({
  interviewId: p.text().primary(),
  state: p.text(),
  words: personal(p.text().nullable()),
  sendAt: p.datetime().nullable(),
  author: p.text(),
  createdAt: p.datetime(),
  endedAt: p.datetime().nullable(),
}))
