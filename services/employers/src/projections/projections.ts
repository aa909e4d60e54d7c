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
