import { impersonal, personal, table } from '@passerelle/persistence'
import { Candidate } from './candidate.ts'

export const candidateTable = table(Candidate, 'candidate', (p) => ({
  id: p.text().primary(),
  schoolId: p.text(),
  personId: p.text().nullable(),
  firstName: personal(p.text()),
  lastName: personal(p.text()),
  birthDate: personal(p.date()),
  email: personal(p.text()),
  campaign: impersonal(p.text()),
  programme: personal(p.text().nullable()),
  level: p.text().nullable(),
  graduationYear: p.integer().nullable(),
  identityKey: personal(p.text()),
  sortName: personal(p.text()),
  searchText: personal(p.text()),
  enrolledBy: p.text(),
  enrolledAt: p.datetime(),
  version: p.integer().version(),
}))
