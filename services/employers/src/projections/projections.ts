import type { CandidateId, PersonId, SchoolId } from '@passerelle/kernel'

/** What passports need to know of the candidates that matchmaking keeps. */
export class CandidateProjection {
  readonly candidateId: CandidateId
  schoolId: SchoolId
  /** Null until somebody has signed in with the candidate's address. */
  personId: PersonId | null

  constructor(candidateId: CandidateId, schoolId: SchoolId, personId: PersonId | null) {
    this.candidateId = candidateId
    this.schoolId = schoolId
    this.personId = personId
  }
}

/** Who is to meet in an interview, whatever became of it: they read each other's names. */
export class InterviewPeopleProjection {
  readonly id: string
  candidateId: CandidateId
  /** Of the company. */
  people: PersonId[]

  constructor(id: string, candidateId: CandidateId, people: PersonId[]) {
    this.id = id
    this.candidateId = candidateId
    this.people = people
  }
}

/** Whom a match puts in touch, and who proposed it: they read each other's names. */
export class MatchPeopleProjection {
  readonly id: string
  candidateId: CandidateId
  /** The contact and the school's staff. */
  people: PersonId[]

  constructor(id: string, candidateId: CandidateId, people: PersonId[]) {
    this.id = id
    this.candidateId = candidateId
    this.people = people
  }
}
