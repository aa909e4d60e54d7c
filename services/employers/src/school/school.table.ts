import { impersonal, table } from '@passerelle/persistence'
import type { Staff } from '../staff/staff.ts'
import { School } from './school.ts'
import type { SafetyAdvice } from './school-texts.ts'

export const schoolTable = table(School, 'school', (p) => ({
  id: p.text().primary(),
  name: impersonal(p.text()),
  city: impersonal(p.text()),
  timeZone: impersonal(p.text()),
  defaultRoles: p.array(),
  approvesByJob: p.boolean(),
  criteria: impersonal(p.text().nullable()),
  safetyAdvice: impersonal(p.json<readonly SafetyAdvice[]>().nullable()),
  staff: impersonal(p.json<Staff>()),
  lastStaffEntry: p.integer(),
  version: p.integer().version(),
}))
