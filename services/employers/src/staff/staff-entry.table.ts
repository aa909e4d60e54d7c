import { table } from '@passerelle/persistence'
import { StaffEntry } from './staff-entry.ts'

export const staffEntryTable = table(StaffEntry, 'staff_entry', (p) => ({
  schoolId: p.text().primary(),
  number: p.integer().primary(),
  fact: p.text(),
  personId: p.text(),
  permissions: p.array(),
  by: p.text().nullable(),
  at: p.datetime(),
}))
