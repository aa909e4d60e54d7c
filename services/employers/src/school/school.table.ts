import { table } from '@passerelle/persistence'
import { School, type StaffMember } from './school.ts'

export const schoolTable = table(School, 'school', (p) => ({
  id: p.text().primary(),
  name: p.text(),
  city: p.text(),
  timeZone: p.text(),
  defaultRoles: p.array(),
  staff: p.json<StaffMember[]>(),
  version: p.integer().version(),
}))
