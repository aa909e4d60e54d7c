import { impersonal, table } from '@passerelle/persistence'
import { Employer } from './employer.ts'

export const employerTable = table(Employer, 'employer', (p) => ({
  id: p.text().primary(),
  registrationScheme: p.text(),
  registrationCountry: impersonal(p.text().nullable()),
  registrationNumber: impersonal(p.text()),
  name: impersonal(p.text()),
  searchName: impersonal(p.text()),
  searchCity: impersonal(p.text()),
  searchIndustry: impersonal(p.text()),
  website: impersonal(p.text().nullable()),
  city: impersonal(p.text().nullable()),
  industry: impersonal(p.text().nullable()),
  size: p.text().nullable(),
  createdAt: p.datetime(),
  version: p.integer().version(),
}))
