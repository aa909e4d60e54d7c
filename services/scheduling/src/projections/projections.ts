import type { EventState } from '@passerelle/contracts'
import type {
  ApprovalId,
  CandidateId,
  EmployerId,
  EmployerUserId,
  EventId,
  JobId,
  PersonId,
  RegistrationId,
  SchoolId,
} from '@passerelle/kernel'

/** What scheduling needs to know of an event. Drafts are not known here. */
export class EventProjection {
  id!: EventId
  schoolId!: SchoolId
  name!: string
  timeZone!: string
  days!: EventState['days']
  durations!: EventState['durations']
  requestPolicy!: EventState['requestPolicy']
  creditsPerParticipant!: number | null
  state!: EventState['state']
}

export class RegistrationProjection {
  id!: RegistrationId
  eventId!: EventId
  candidateId!: CandidateId
  personId!: PersonId
  active!: boolean
}

export class BoothProjection {
  id!: string
  eventId!: EventId
  employerId!: EmployerId
  open!: boolean
}

export class PersonProjection {
  id!: PersonId
  name!: string
  timeZone!: string
}

export class EmployerProjection {
  id!: EmployerId
  name!: string
}

export class ApprovalProjection {
  id!: ApprovalId
  schoolId!: SchoolId
  employerId!: EmployerId
  state!: string
  roles!: string[]
}

/** Which jobs there are, and whose. */
export class JobProjection {
  id!: JobId
  employerId!: EmployerId
}

export class CandidateProjection {
  id!: CandidateId
  schoolId!: SchoolId
  personId!: PersonId | null
  name!: string
  programme!: string | null
  graduationYear!: number | null
  /** As lists are ordered by and searched. */
  sortName!: string
  sortProgramme!: string | null
}

export class EmployerUserProjection {
  id!: EmployerUserId
  employerId!: EmployerId
  personId!: PersonId
  active!: boolean
}
