import { table } from '@passerelle/persistence'
import { Identity } from './identity.ts'
import { Person } from './person.ts'

export const personTable = table(Person, 'person', (p) => ({
  id: p.text().primary(),
  email: p.text(),
  emailVerified: p.boolean(),
  name: p.text(),
  locale: p.text(),
  timeZone: p.text(),
  createdAt: p.datetime(),
  version: p.integer().version(),
}))

export const identityTable = table(Identity, 'identity', (p) => ({
  issuer: p.text().primary(),
  subject: p.text().primary(),
  personId: p.text(),
  linkedAt: p.datetime(),
}))
