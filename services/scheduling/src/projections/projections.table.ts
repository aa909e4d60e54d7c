import type { EventState } from '@passerelle/contracts'
import { impersonal, personal, table } from '@passerelle/persistence'
import {
  ApprovalProjection,
  BoothProjection,
  CandidateProjection,
  EmployerProjection,
  EmployerUserProjection,
  EventProjection,
  JobProjection,
  PersonProjection,
  RegistrationProjection,
} from './projections.ts'

export const projectionTables = [
  table(EventProjection, 'event_projection', (p) => ({
    id: p.text().primary(),
    schoolId: p.text(),
    name: impersonal(p.text()),
    timeZone: impersonal(p.text()),
    days: impersonal(p.json<EventState['days']>()),
    durations: p.json<number[]>(),
    requestPolicy: p.text(),
    creditsPerParticipant: p.integer().nullable(),
    state: p.text(),
  })),
  table(RegistrationProjection, 'registration_projection', (p) => ({
    id: p.text().primary(),
    eventId: p.text(),
    candidateId: p.text(),
    personId: p.text(),
    active: p.boolean(),
  })),
  table(BoothProjection, 'booth_projection', (p) => ({
    id: p.text().primary(),
    eventId: p.text(),
    employerId: p.text(),
    open: p.boolean(),
  })),
  table(PersonProjection, 'person_projection', (p) => ({
    id: p.text().primary(),
    name: personal(p.text()),
    timeZone: impersonal(p.text()),
  })),
  table(EmployerProjection, 'employer_projection', (p) => ({ id: p.text().primary(), name: impersonal(p.text()) })),
  table(ApprovalProjection, 'approval_projection', (p) => ({
    id: p.text().primary(),
    schoolId: p.text(),
    employerId: p.text(),
    state: impersonal(p.text()),
    roles: impersonal(p.array()),
  })),
  table(JobProjection, 'job_projection', (p) => ({ id: p.text().primary(), employerId: p.text() })),
  table(CandidateProjection, 'candidate_projection', (p) => ({
    id: p.text().primary(),
    schoolId: p.text(),
    personId: p.text().nullable(),
    name: personal(p.text()),
    programme: personal(p.text().nullable()),
    graduationYear: p.integer().nullable(),
    sortName: personal(p.text()),
    sortProgramme: personal(p.text().nullable()),
  })),
  table(EmployerUserProjection, 'employer_user_projection', (p) => ({
    id: p.text().primary(),
    employerId: p.text(),
    personId: p.text(),
    active: p.boolean(),
  })),
]
