import { impersonal, personal, table } from '@passerelle/persistence'
import {
  BoothProjection,
  EmployerProjection,
  EmployerUserProjection,
  InterviewProjection,
  JobProjection,
  PersonProjection,
  RegistrationProjection,
  SchoolProjection,
} from './projections.ts'

export const projectionTables = [
  table(JobProjection, 'job_projection', (p) => ({
    id: p.text().primary(),
    employerId: p.text(),
    title: impersonal(p.text()),
    searchTitle: impersonal(p.text()),
    postedBy: p.text(),
    approvedAt: p.array(),
    overAt: p.array(),
  })),
  table(EmployerUserProjection, 'employer_user_projection', (p) => ({
    id: p.text().primary(),
    employerId: p.text(),
    personId: p.text(),
    active: p.boolean(),
  })),
  table(PersonProjection, 'person_projection', (p) => ({ id: p.text().primary(), name: personal(p.text()) })),
  table(SchoolProjection, 'school_projection', (p) => ({ id: p.text().primary(), name: impersonal(p.text()) })),
  table(EmployerProjection, 'employer_projection', (p) => ({
    id: p.text().primary(),
    name: impersonal(p.text()),
    searchName: impersonal(p.text()),
  })),
  table(BoothProjection, 'booth_projection', (p) => ({
    id: p.text().primary(),
    eventId: p.text(),
    employerId: p.text(),
    open: p.boolean(),
  })),
  table(RegistrationProjection, 'registration_projection', (p) => ({
    id: p.text().primary(),
    eventId: p.text(),
    candidateId: p.text(),
    active: p.boolean(),
  })),
  table(InterviewProjection, 'interview_projection', (p) => ({
    id: p.text().primary(),
    employerId: p.text(),
    candidateId: p.text(),
    matchId: p.text().nullable(),
    status: p.text().nullable(),
    sentBy: p.text().nullable(),
  })),
]
