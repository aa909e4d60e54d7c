import type { ApprovalState, InterviewState, JobState, MatchState } from '@passerelle/contracts'
import { impersonal, personal, table } from '@passerelle/persistence'
import { CandidateProjection } from './candidate.ts'
import { ApprovalProjection, EmployerProjection, EmployerUserProjection, JobProjection } from './employers.ts'
import { BoothProjection, EventProjection, RegistrationProjection } from './events.ts'
import { InterviewProjection } from './interview.ts'
import { MatchProjection } from './match.ts'
import { PersonProjection } from './person.ts'
import { ReaderProjection } from './reader.ts'
import { SchoolProjection, SchoolStaffProjection, StaffMemberProjection } from './school.ts'

export const projectionTables = [
  table(PersonProjection, 'person_projection', (p) => ({
    id: p.text().primary(),
    name: personal(p.text()),
    email: personal(p.text()),
    locale: p.text(),
    timeZone: impersonal(p.text()),
  })),
  table(ReaderProjection, 'reader', (p) => ({
    id: p.text().primary(),
    name: personal(p.text()),
    email: personal(p.text()),
    locale: p.text(),
    timeZone: impersonal(p.text()),
  })),
  table(SchoolProjection, 'school_projection', (p) => ({
    id: p.text().primary(),
    name: impersonal(p.text()),
    timeZone: impersonal(p.text().nullable()),
  })),
  table(SchoolStaffProjection, 'school_staff_projection', (p) => ({
    schoolId: p.text().primary(),
    personId: p.text().primary(),
    permissions: impersonal(p.array()),
    since: p.datetime(),
  })),
  table(StaffMemberProjection, 'staff_member_projection', (p) => ({
    key: impersonal(p.text().primary()),
    schoolId: p.text(),
    personId: p.text(),
    active: p.boolean(),
  })),
  table(EmployerProjection, 'employer_projection', (p) => ({ id: p.text().primary(), name: impersonal(p.text()) })),
  table(EmployerUserProjection, 'employer_user_projection', (p) => ({
    id: p.text().primary(),
    employerId: p.text(),
    personId: p.text(),
    role: p.text(),
    active: p.boolean(),
    since: p.datetime(),
  })),
  table(CandidateProjection, 'candidate_projection', (p) => ({
    id: p.text().primary(),
    schoolId: p.text(),
    personId: p.text().nullable(),
    name: personal(p.text().nullable()),
    email: personal(p.text().nullable()),
  })),
  table(ApprovalProjection, 'approval_projection', (p) => ({
    id: p.text().primary(),
    state: personal(p.json<ApprovalState>()),
  })),
  table(JobProjection, 'job_projection', (p) => ({ id: p.text().primary(), state: personal(p.json<JobState>()) })),
  table(EventProjection, 'event_projection', (p) => ({
    id: p.text().primary(),
    name: impersonal(p.text()),
    schoolId: p.text(),
  })),
  table(RegistrationProjection, 'registration_projection', (p) => ({
    id: p.text().primary(),
    eventId: p.text(),
    personId: p.text(),
    active: p.boolean(),
    since: p.datetime(),
  })),
  table(BoothProjection, 'booth_projection', (p) => ({
    id: p.text().primary(),
    eventId: p.text(),
    employerId: p.text(),
    open: p.boolean(),
  })),
  table(InterviewProjection, 'interview_projection', (p) => ({
    id: p.text().primary(),
    talent: p.text(),
    recruiter: p.text(),
    state: personal(p.json<InterviewState>()),
  })),
  table(MatchProjection, 'match_projection', (p) => ({
    id: p.text().primary(),
    state: personal(p.json<MatchState>()),
  })),
]
