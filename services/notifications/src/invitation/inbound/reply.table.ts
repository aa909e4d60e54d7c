import { impersonal, personal, table } from '@passerelle/persistence'
import { BouncedAddress } from './bounced-address.ts'
import { Reply } from './reply.ts'

export const replyTable = table(Reply, 'reply', (p) => ({
  id: p.text().primary(),
  interviewId: p.text(),
  invitationId: p.text(),
  outcome: p.text(),
  review: p.text().nullable(),
  response: p.text().nullable(),
  sequence: p.integer().nullable(),
  startsAt: p.datetime().nullable(),
  endsAt: p.datetime().nullable(),
  sender: personal(p.text().nullable()),
  text: personal(p.text().nullable()),
  digest: impersonal(p.text()),
  arrivedAt: p.datetime(),
}))

export const bouncedAddressTable = table(BouncedAddress, 'bounced_address', (p) => ({
  email: personal(p.text().primary()),
  reason: personal(p.text()),
  bouncedAt: p.datetime(),
}))
