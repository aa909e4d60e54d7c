import { table } from '@passerelle/persistence'
import { Registration } from './registration.ts'

export const registrationTable = table(Registration, 'registration', (p) => ({
  id: p.text().primary(),
  eventId: p.text(),
  schoolId: p.text(),
  personId: p.text(),
  candidateId: p.text(),
  state: p.text(),
  registeredAt: p.datetime(),
  version: p.integer().version(),
}))
