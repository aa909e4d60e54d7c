import { personal, table } from '@passerelle/persistence'
import { EmployerUser } from './employer-user.ts'

export const employerUserTable = table(EmployerUser, 'employer_user', (p) => ({
  id: p.text().primary(),
  employerId: p.text(),
  personId: p.text(),
  role: p.text(),
  title: personal(p.text().nullable()),
  active: p.boolean(),
  joinedAt: p.datetime(),
  version: p.integer().version(),
}))
