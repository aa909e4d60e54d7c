import {
  approvalFacts,
  boothFacts,
  candidateFacts,
  employerFacts,
  employerUserFacts,
  eventFacts,
  interviewFacts,
  jobFacts,
  matchFacts,
  personFacts,
  registrationFacts,
  schoolFacts,
  staffMemberFacts,
} from '@passerelle/contracts'
import { projection } from '@passerelle/messaging'
import { CandidateProjection } from './candidate.ts'
import { ApprovalProjection, EmployerProjection, EmployerUserProjection, JobProjection } from './employers.ts'
import { BoothProjection, EventProjection, RegistrationProjection } from './events.ts'
import { InterviewProjection } from './interview.ts'
import { MatchProjection } from './match.ts'
import { PersonProjection } from './person.ts'
import { project } from './project.ts'
import { SchoolProjection, SchoolStaffProjection, StaffMemberProjection } from './school.ts'

export const people = projection('person_projection', personFacts, ({ em, event }) =>
  project(em, new PersonProjection(event.data)),
)

export const schools = projection('school_projection', schoolFacts, ({ em, event }) =>
  project(em, new SchoolProjection(event.data)),
)

export const schoolStaff = projection('school_staff_projection', schoolFacts, async ({ em, event }) => {
  const { id: schoolId, staff } = event.data
  const present = staff.map(({ personId }) => personId)
  await em.nativeDelete(SchoolStaffProjection, { schoolId, personId: { $nin: present } })
  for (const member of staff) {
    const since = notAfter(event.occurredAt, member.since)
    await project(em, new SchoolStaffProjection(schoolId, member, since), member.since ? [] : ['since'])
  }
})

export const staffMembers = projection('staff_member_projection', staffMemberFacts, ({ em, event }) =>
  project(em, new StaffMemberProjection(event.data)),
)

export const employers = projection('employer_projection', employerFacts, ({ em, event }) =>
  project(em, new EmployerProjection(event.data)),
)

export const employerUsers = projection('employer_user_projection', employerUserFacts, ({ em, event }) => {
  const { data, occurredAt } = event
  const since = notAfter(occurredAt, data.joinedAt)
  return project(em, new EmployerUserProjection(data, since), data.joinedAt ? [] : ['since'])
})

export const approvals = projection('approval_projection', approvalFacts, ({ em, event }) =>
  project(em, new ApprovalProjection(event.data)),
)

export const jobs = projection('job_projection', jobFacts, ({ em, event }) =>
  project(em, new JobProjection(event.data)),
)

export const candidates = projection('candidate_projection', candidateFacts, ({ em, event }) =>
  project(em, new CandidateProjection(event.data)),
)

export const events = projection('event_projection', eventFacts, ({ em, event }) =>
  project(em, new EventProjection(event.data)),
)

export const registrations = projection('registration_projection', registrationFacts, ({ em, event }) =>
  project(em, new RegistrationProjection(event.data, notAfter(event.occurredAt, event.data.registeredAt))),
)

export const booths = projection('booth_projection', boothFacts, ({ em, event }) =>
  project(em, new BoothProjection(event.data)),
)

/** The row stays locked until the commit: whoever decides about the interview's invitations waits for it. */
export const interviews = projection('interview_projection', interviewFacts, ({ em, event }) =>
  project(em, new InterviewProjection(event.data)),
)

export const matches = projection('match_projection', matchFacts, ({ em, event }) =>
  project(em, new MatchProjection(event.data)),
)

export const projections = [
  people,
  schools,
  schoolStaff,
  staffMembers,
  employers,
  employerUsers,
  approvals,
  jobs,
  candidates,
  events,
  registrations,
  booths,
  interviews,
  matches,
]

/**
 * When somebody came, as their owner says. Facts from before owners said it are the word of it themselves: the first one
 * then counts while it is there. No fact comes before what it tells of.
 */
function notAfter(occurredAt: Date, said: string | undefined): Date {
  const at = said ? new Date(said) : occurredAt
  return at < occurredAt ? at : occurredAt
}
