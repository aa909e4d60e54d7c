import type { InterviewState } from '@passerelle/contracts'
import type {
  BoothId,
  CandidateId,
  EmployerId,
  EmployerUserId,
  EventId,
  InterviewId,
  JobId,
  MatchId,
  PersonId,
  RegistrationId,
  SchoolId,
} from '@passerelle/kernel'

/** What matches need to know of a job. Jobs are kept by employers. */
export class JobProjection {
  id!: JobId
  employerId!: EmployerId
  title!: string
  /** The title as lists are searched. */
  searchTitle!: string
  postedBy!: PersonId
  /** The schools at which it stands approved. */
  approvedAt!: SchoolId[]
  /** The schools at which it is open no longer. */
  overAt!: SchoolId[]
}

/** Who acts for which company. */
export class EmployerUserProjection {
  id!: EmployerUserId
  employerId!: EmployerId
  personId!: PersonId
  active!: boolean
}

export class PersonProjection {
  id!: PersonId
  name!: string
}

export class SchoolProjection {
  id!: SchoolId
  name!: string
}

export class EmployerProjection {
  id!: EmployerId
  name!: string
  /** The name as lists are searched. */
  searchName!: string
}

/** Which employers are at a fair, as far as they may see who is registered. Booths are kept by events. */
export class BoothProjection {
  id!: BoothId
  eventId!: EventId
  employerId!: EmployerId
  open!: boolean
}

/** Which candidates are at a fair. Registrations are kept by events. */
export class RegistrationProjection {
  id!: RegistrationId
  eventId!: EventId
  candidateId!: CandidateId
  active!: boolean
}

/** Which employer has asked for, or been asked for, an interview with which candidate, and how that stands. Interviews are kept by scheduling. */
export class InterviewProjection {
  id!: InterviewId
  employerId!: EmployerId
  candidateId!: CandidateId
  /** The match whose accepted appointment it is. */
  matchId!: MatchId | null
  /** How it stands, and which side asked for it; null of those that were told before this was kept. */
  status!: InterviewState['status'] | null
  sentBy!: InterviewState['sentBy'] | null
}
