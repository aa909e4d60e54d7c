import {
  type ApprovalState,
  approvalFacts,
  type BoothState,
  boothFacts,
  type CallOff,
  type CandidateState,
  type Contract,
  candidateFacts,
  type EventState,
  eventFacts,
  type InterviewState,
  interviewFacts,
  interviewsCalledOff,
  invitationAnswered,
  invitationSent,
  type JobState,
  jobFacts,
  type MatchState,
  matchFacts,
  type RegistrationState,
  registrationFacts,
  type SchoolState,
  schoolChanged,
} from '@passerelle/contracts'
import type { CandidateId, EventId, SchoolId } from '@passerelle/kernel'
import type { Permission } from '@passerelle/service-kit'
import type { About } from './about.ts'

/** Whose feed it belongs to: that of schools, of the candidate's school, or of the event's. */
export type Concerned = { schools: readonly SchoolId[] } | { candidate: CandidateId } | { event: EventId }

/** Facts about one kind of thing: who of a school's staff reads them, whom they concern, what they point to. */
export interface FactsToSchools<Data> {
  readonly contracts: readonly Contract<Data>[]
  readonly permission: Permission
  readonly concerned: (data: Data) => Concerned
  readonly about: (data: Data) => About
}

export const approvalsToSchools: FactsToSchools<ApprovalState> = {
  contracts: approvalFacts,
  permission: 'APPROVE_EMPLOYERS',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ id, employerId }) => ({ approval: id, employer: employerId }),
}

export const jobsToSchools: FactsToSchools<JobState> = {
  contracts: jobFacts,
  permission: 'APPROVE_JOBS',
  // A decision is one school's business, everything else that of all to which the job was posted.
  concerned: ({ reviews, reviewId }) => ({
    schools: reviews.filter(({ id }) => reviewId === null || id === reviewId).map(({ schoolId }) => schoolId),
  }),
  about: ({ id, employerId }) => ({ job: id, employer: employerId }),
}

export const eventsToSchools: FactsToSchools<EventState> = {
  contracts: eventFacts,
  permission: 'MANAGE_EVENTS',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ id }) => ({ event: id }),
}

export const registrationsToSchools: FactsToSchools<RegistrationState> = {
  contracts: registrationFacts,
  permission: 'MANAGE_EVENTS',
  concerned: ({ eventId }) => ({ event: eventId }),
  about: ({ id, eventId, candidateId, personId }) => ({
    registration: id,
    event: eventId,
    candidate: candidateId,
    person: personId,
  }),
}

export const boothsToSchools: FactsToSchools<BoothState> = {
  contracts: boothFacts,
  permission: 'MANAGE_EVENTS',
  concerned: ({ eventId }) => ({ event: eventId }),
  about: ({ id, eventId, employerId }) => ({ booth: id, event: eventId, employer: employerId }),
}

export const callOffsToSchools: FactsToSchools<CallOff> = {
  contracts: [interviewsCalledOff],
  permission: 'MANAGE_EVENTS',
  concerned: ({ eventId }) => ({ event: eventId }),
  about: ({ eventId, employerId }) => ({ event: eventId, ...(employerId && { employer: employerId }) }),
}

export const candidatesToSchools: FactsToSchools<CandidateState> = {
  contracts: candidateFacts,
  permission: 'MANAGE_CANDIDATES',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ id, personId }) => ({ candidate: id, ...(personId && { person: personId }) }),
}

/**
 * That there is one and where it stands: when it is and what is written in it stays with its people. At a fair, so does who
 * they are (TS-01): the school learns that somebody meets.
 */
export const interviewsToSchools: FactsToSchools<InterviewState> = {
  contracts: interviewFacts,
  permission: 'MANAGE_CANDIDATES',
  concerned: ({ candidateId }) => ({ candidate: candidateId }),
  about: subjectsOfInterview,
}

export const matchesToSchools: FactsToSchools<MatchState> = {
  contracts: matchFacts,
  permission: 'MANAGE_MATCHES',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ id, candidateId, jobId, employerId }) => ({
    match: id,
    candidate: candidateId,
    job: jobId,
    employer: employerId,
  }),
}

export const settingsToSchools: FactsToSchools<SchoolState> = {
  contracts: [schoolChanged],
  permission: 'SCHOOL_SETTINGS',
  concerned: ({ id }) => ({ schools: [id] }),
  about: () => ({}),
}

export function subjectsOfInterview({ id, eventId, candidateId, employerId }: InterviewState): About {
  return eventId ? { interview: id, event: eventId } : { interview: id, candidate: candidateId, employer: employerId }
}

/** An invitation knows its interview alone; see `on-invitation.ts`. */
export const invitationsToSchools = {
  contracts: [invitationSent, invitationAnswered],
  permission: 'MANAGE_CANDIDATES',
} as const

/** `passerelle.scheduling.interview-confirmed.v1` → `INTERVIEW_CONFIRMED` */
export function typeOfFact(contractType: string): string {
  return contractType.split('.')[2]!.replaceAll('-', '_').toUpperCase()
}

/** What each type of entry asks of those who read it. */
export const permissionFor: ReadonlyMap<string, Permission> = new Map(
  [
    approvalsToSchools,
    jobsToSchools,
    eventsToSchools,
    registrationsToSchools,
    boothsToSchools,
    callOffsToSchools,
    candidatesToSchools,
    interviewsToSchools,
    matchesToSchools,
    settingsToSchools,
    invitationsToSchools,
  ].flatMap(({ contracts, permission }) => contracts.map(({ type }) => [typeOfFact(type), permission] as const)),
)
