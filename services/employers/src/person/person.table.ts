import { impersonal, personal, table } from '@passerelle/persistence'
import { Identity } from './identity.ts'
import { Person } from './person.ts'

export const personTable = table(Person, 'person', (p) => ({
  id: p.text().primary(),
  email: personal(p.text()),
  emailVerified: p.boolean(),
  name: personal(p.text()),
  locale: p.text(),
  timeZone: impersonal(p.text()),
  createdAt: p.datetime(),
  version: p.integer().version(),
}))

export const identityTable = table(Identity, 'identity', (p) => ({
  issuer: impersonal(p.text().primary()),
  subject: personal(p.text().primary()),
  personId: p.text(),
  linkedAt: p.datetime(),
}))
