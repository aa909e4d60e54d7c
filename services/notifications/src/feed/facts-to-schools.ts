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
  interviewsLeftStanding,
  invitationAnswered,
  invitationSent,
  type JobState,
  jobFacts,
  type LeftStanding,
  type MatchState,
  matchFacts,
  type RegistrationState,
  registrationFacts,
  type SchoolState,
  type StaffMemberState,
  schoolChanged,
  staffMemberFacts,
} from '@passerelle/contracts'
import type { CandidateId, EventId, SchoolId } from '@passerelle/kernel'
import type { Permission } from '@passerelle/service-kit'
import type { About } from './about.ts'

/** Whose feed it belongs to: that of schools, of the candidate's school, or of the event's. */
export type Concerned = { schools: readonly SchoolId[] } | { candidate: CandidateId } | { event: EventId }

/** Facts about one kind of thing: who of a school's staff reads them, whom they concern, what they point to. */
export interface FactsToSchools<Data> {
  readonly contracts: readonly Contract<Data>[]
  /** What each of them tells, by its type in the feed. */
  readonly means: Readonly<Record<string, string>>
  readonly permission: Permission
  readonly concerned: (data: Data) => Concerned
  readonly about: (data: Data) => About
}

export const approvalsToSchools: FactsToSchools<ApprovalState> = {
  contracts: approvalFacts,
  means: {
    APPROVAL_REQUESTED: 'A company asks for approval.',
    EMPLOYER_APPROVED: 'A company was approved.',
    EMPLOYER_DECLINED: 'A company was declined.',
    APPROVAL_ROLES_CHANGED: 'What an approval lets a company do changed.',
  },
  permission: 'APPROVE_EMPLOYERS',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ id, employerId }) => ({ approval: id, employer: employerId }),
}

export const jobsToSchools: FactsToSchools<JobState> = {
  contracts: jobFacts,
  means: {
    JOB_POSTED: 'A job was posted to the school.',
    JOB_CHANGED: 'A job posted to the school changed.',
    JOB_APPROVED: 'The school approved a job.',
    JOB_DECLINED: 'The school declined a job.',
    JOB_CLOSED: 'A job posted to the school was closed.',
  },
  permission: 'APPROVE_JOBS',
  // A decision is one school's business, everything else that of all to which the job was posted.
  concerned: ({ reviews, reviewId }) => ({
    schools: reviews.filter(({ id }) => reviewId === null || id === reviewId).map(({ schoolId }) => schoolId),
  }),
  about: ({ id, employerId }) => ({ job: id, employer: employerId }),
}

export const eventsToSchools: FactsToSchools<EventState> = {
  contracts: eventFacts,
  means: {
    EVENT_PUBLISHED: 'An event of the school was published.',
    EVENT_CHANGED: 'A published event of the school changed.',
    EVENT_CANCELLED: 'An event of the school does not take place.',
  },
  permission: 'MANAGE_EVENTS',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ id }) => ({ event: id }),
}

export const registrationsToSchools: FactsToSchools<RegistrationState> = {
  contracts: registrationFacts,
  means: {
    CANDIDATE_REGISTERED: 'A candidate registered for an event of the school.',
    REGISTRATION_CANCELLED: 'A registration for an event of the school was cancelled.',
  },
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
  means: {
    BOOTH_OPENED: 'A company takes part in an event of the school.',
    BOOTH_CLOSED: 'A company no longer takes part in an event of the school.',
  },
  permission: 'MANAGE_EVENTS',
  concerned: ({ eventId }) => ({ event: eventId }),
  about: ({ id, eventId, employerId }) => ({ booth: id, event: eventId, employer: employerId }),
}

export const callOffsToSchools: FactsToSchools<CallOff> = {
  contracts: [interviewsCalledOff],
  means: {
    INTERVIEWS_CALLED_OFF:
      'What happened to an event of the school took confirmed interviews away. Each has an entry of its own.',
  },
  permission: 'MANAGE_EVENTS',
  concerned: ({ eventId }) => ({ event: eventId }),
  about: ({ eventId, employerId }) => ({ event: eventId, ...(employerId && { employer: employerId }) }),
}

export const standingToSchools: FactsToSchools<LeftStanding> = {
  contracts: [interviewsLeftStanding],
  means: {
    INTERVIEWS_LEFT_STANDING:
      'A company that was declined has confirmed interviews still to come, about which the school decides.',
  },
  permission: 'MANAGE_EVENTS',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ id, employerId }) => ({ approval: id, employer: employerId }),
}

export const candidatesToSchools: FactsToSchools<CandidateState> = {
  contracts: candidateFacts,
  means: {
    CANDIDATE_ENROLLED: 'The school enrolled a candidate.',
    CANDIDATE_CHANGED: 'A file of a candidate changed.',
    CANDIDATE_LINKED: 'A candidate signed in for the first time.',
  },
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
  means: {
    INTERVIEW_REQUESTED: 'An interview of a candidate was asked for.',
    INTERVIEW_ACCEPTED: 'A request for an interview of a candidate was accepted.',
    INTERVIEW_TIMES_PROPOSED: 'Other times were proposed for an interview of a candidate outside events.',
    INTERVIEW_TIMES_REFUSED: 'None of the times proposed for an interview of a candidate outside events suits.',
    INTERVIEW_REJECTED: 'A request for an interview of a candidate was rejected.',
    INTERVIEW_PLANNED: 'A company planned an interview of a candidate.',
    INTERVIEW_CONFIRMED: 'An interview of a candidate has a time that stands.',
    INTERVIEW_RESCHEDULED: 'An interview of a candidate has another time.',
    INTERVIEW_RELOCATED: 'An interview of a candidate has another place.',
    INTERVIEW_REASSIGNED: 'An interview of a candidate has another recruiter of the company.',
    INTERVIEWER_LEFT: 'One of several interviewers of a candidate has left the company; the interview stands.',
    INTERVIEW_TALENT_LINKED: 'Somebody has signed in as the candidate of an interview that was planned before.',
    INTERVIEW_CANCELLED: 'An interview of a candidate does not take place.',
    INTERVIEW_COMPLETED: 'An interview of a candidate is over.',
    INTERVIEW_NO_SHOW_REPORTED: 'A side is said not to have come to an interview of a candidate.',
    INTERVIEW_NO_SHOW_WITHDRAWN: 'That a side did not come to an interview of a candidate is taken back.',
  },
  permission: 'MANAGE_CANDIDATES',
  concerned: ({ candidateId }) => ({ candidate: candidateId }),
  about: subjectsOfInterview,
}

export const matchesToSchools: FactsToSchools<MatchState> = {
  contracts: matchFacts,
  means: {
    MATCH_PROPOSED: 'The school proposed a job to a candidate.',
    OFFER_ANSWERED: 'The candidate of a match answered the offer.',
    CANDIDATE_ACCEPTED: 'The company of a match goes on with the candidate.',
    CANDIDATE_REFUSED: 'The company of a match does not go on with the candidate.',
    APPOINTMENT_ANSWERED: 'The candidate of a match answered the proposed appointment.',
    APPOINTMENT_WITHDRAWN: 'The appointment of a match no longer stands.',
    CONTACT_REMINDED: 'The contact of a match has not decided yet, and was reminded.',
    MATCH_STEPPED_BACK: 'A step of a match was taken back.',
    MATCH_INTERVIEW_HELD: 'The interview of a match is over, and so is the match.',
    MATCH_INTERVIEW_MISSED: 'A side did not come to the interview of a match: it is the company’s turn again.',
    MATCH_INTERVIEW_CANCELLED: 'The interview of a match was cancelled: it is the company’s turn again.',
    MATCH_ENDED: 'A match has ended: its job is open at the school no longer, or the school has ended it.',
    MATCH_CANDIDATE_LINKED: 'The candidate of a match signed in for the first time.',
  },
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
  means: {
    SCHOOL_CHANGED: 'The school, its settings or its staff changed.',
  },
  permission: 'SCHOOL_SETTINGS',
  concerned: ({ id }) => ({ schools: [id] }),
  about: () => ({}),
}

export const staffToSchools: FactsToSchools<StaffMemberState> = {
  contracts: staffMemberFacts,
  means: {
    STAFF_MEMBER_ADDED: "Somebody was taken onto the school's staff.",
    STAFF_PERMISSIONS_CHANGED: "A member of the school's staff was given other permissions.",
    STAFF_MEMBER_REMOVED: "Somebody's work for the school ended.",
  },
  permission: 'SCHOOL_SETTINGS',
  concerned: ({ schoolId }) => ({ schools: [schoolId] }),
  about: ({ personId }) => ({ person: personId }),
}

export function subjectsOfInterview({ id, eventId, candidateId, employerId }: InterviewState): About {
  return eventId ? { interview: id, event: eventId } : { interview: id, candidate: candidateId, employer: employerId }
}

/** An invitation knows its interview alone; see `on-invitation.ts`. */
export const invitationsToSchools = {
  contracts: [invitationSent, invitationAnswered],
  means: {
    INVITATION_SENT: 'Somebody was invited to an interview of a candidate.',
    INVITATION_ANSWERED: 'Somebody answered an invitation to an interview of a candidate.',
  },
  permission: 'MANAGE_CANDIDATES',
} as const

/** `passerelle.scheduling.interview-confirmed.v1` → `INTERVIEW_CONFIRMED` */
export function typeOfFact(contractType: string): string {
  return contractType.split('.')[2]!.replaceAll('-', '_').toUpperCase()
}

type Told = Pick<FactsToSchools<unknown>, 'contracts' | 'means' | 'permission'>

interface FeedType {
  /** One sentence for those who read the graph. */
  readonly means: string
  readonly permission: Permission
}

/** Every type of entry, by its name: what it means, and what it asks of those who read it. */
export const feedTypes: ReadonlyMap<string, FeedType> = new Map(
  [
    approvalsToSchools,
    jobsToSchools,
    eventsToSchools,
    registrationsToSchools,
    boothsToSchools,
    callOffsToSchools,
    standingToSchools,
    candidatesToSchools,
    interviewsToSchools,
    matchesToSchools,
    invitationsToSchools,
    settingsToSchools,
    staffToSchools,
  ].flatMap(typesOf),
)

/** @throws when a fact has no meaning here, or a meaning no fact */
export function typesOf({ contracts, means, permission }: Told): [string, FeedType][] {
  const types = contracts.map(({ type }) => typeOfFact(type))
  const unknown = Object.keys(means).filter((type) => !types.includes(type))
  if (unknown.length > 0) throw new Error(`The feed of schools has no fact for ${unknown.join(', ')}.`)
  return types.map((type) => {
    const meaning = means[type]
    if (meaning === undefined) throw new Error(`The feed of schools does not say what ${type} means.`)
    return [type, { means: meaning, permission }]
  })
}
