import type { CandidateState } from '@passerelle/contracts'
import type { CandidateId, PersonId, SchoolId } from '@passerelle/kernel'

/** Whose file a candidate is: asked who may see what they answered. */
export class CandidateProjection {
  readonly id: CandidateId
  readonly schoolId: SchoolId
  /** Null until somebody has signed in as the candidate. */
  personId: PersonId | null

  constructor(candidate: CandidateState) {
    this.id = candidate.id
    this.schoolId = candidate.schoolId
    this.personId = candidate.personId
  }
}
