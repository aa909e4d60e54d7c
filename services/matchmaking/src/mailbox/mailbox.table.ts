import { personal, table } from '@passerelle/persistence'
import { Mailbox } from './mailbox.ts'

export const mailboxTable = table(Mailbox, 'mailbox', (p) => ({
  email: personal(p.text().primary()),
  personId: p.text().nullable(),
}))
