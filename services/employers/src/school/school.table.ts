import { impersonal, table } from '@passerelle/persistence'
import { School, type StaffMember } from './school.ts'

export const schoolTable = table(School, 'school', (p) => ({
  id: p.text().primary(),
  name: impersonal(p.text()),
  city: impersonal(p.text()),
  timeZone: impersonal(p.text()),
  defaultRoles: p.array(),
  staff: impersonal(p.json<StaffMember[]>()),
  version: p.integer().version(),
}))
