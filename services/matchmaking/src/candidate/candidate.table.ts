import { table } from '@passerelle/persistence'
import { Candidate } from './candidate.ts'

export const candidateTable = table(Candidate, 'candidate', (p) => ({
  id: p.text().primary(),
  schoolId: p.text(),
  personId: p.text().nullable(),
  firstName: p.text(),
  lastName: p.text(),
  birthDate: p.date(),
  email: p.text(),
  campaign: p.text(),
  programme: p.text().nullable(),
  graduationYear: p.integer().nullable(),
  identityKey: p.text(),
  sortName: p.text(),
  searchText: p.text(),
  enrolledBy: p.text(),
  enrolledAt: p.datetime(),
  version: p.integer().version(),
}))
