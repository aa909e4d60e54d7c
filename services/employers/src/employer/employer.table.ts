import { table } from '@passerelle/persistence'
import { Employer } from './employer.ts'

export const employerTable = table(Employer, 'employer', (p) => ({
  id: p.text().primary(),
  registrationScheme: p.text(),
  registrationCountry: p.text().nullable(),
  registrationNumber: p.text(),
  name: p.text(),
  searchName: p.text(),
  website: p.text().nullable(),
  city: p.text().nullable(),
  industry: p.text().nullable(),
  size: p.text().nullable(),
  createdAt: p.datetime(),
  version: p.integer().version(),
}))
