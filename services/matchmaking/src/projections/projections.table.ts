import { impersonal, personal, table } from '@passerelle/persistence'
import {
  EmployerProjection,
  EmployerUserProjection,
  JobProjection,
  PersonProjection,
  SchoolProjection,
} from './projections.ts'

export const projectionTables = [
  table(JobProjection, 'job_projection', (p) => ({
    id: p.text().primary(),
    employerId: p.text(),
    title: impersonal(p.text()),
    postedBy: p.text(),
    approvedAt: p.array(),
  })),
  table(EmployerUserProjection, 'employer_user_projection', (p) => ({
    id: p.text().primary(),
    employerId: p.text(),
    personId: p.text(),
    active: p.boolean(),
  })),
  table(PersonProjection, 'person_projection', (p) => ({ id: p.text().primary(), name: personal(p.text()) })),
  table(SchoolProjection, 'school_projection', (p) => ({ id: p.text().primary(), name: impersonal(p.text()) })),
  table(EmployerProjection, 'employer_projection', (p) => ({ id: p.text().primary(), name: impersonal(p.text()) })),
]
