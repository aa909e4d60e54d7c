import type { CandidateState } from '@passerelle/contracts'
import type { CandidateId, PersonId, SchoolId } from '@passerelle/kernel'

/** Whose file a candidate is, and how to reach somebody who has never signed in: asked who may see what they answered. */
export class CandidateProjection {
  readonly id: CandidateId
  readonly schoolId: SchoolId
  /** Null until somebody has signed in as the candidate. */
  personId: PersonId | null
  /** Null in rows from before it was kept, until the next word of the candidate. */
  name: string | null
  /** Null once somebody has signed in, too. */
  email: string | null

  constructor(candidate: CandidateState) {
    this.id = candidate.id
    this.schoolId = candidate.schoolId
    this.personId = candidate.personId
    this.name = `${candidate.firstName} ${candidate.lastName}`
    this.email = candidate.email ?? null
  }
}
