import { refuse, type StudyLevel } from '@passerelle/contracts'
import { type CandidateId, folded, isRefusal, type PersonId, Refusal, type SchoolId } from '@passerelle/kernel'
import {
  type CandidateDetails,
  type CandidateProblem,
  identityKey,
  inputField,
  problemsOf,
  tidied,
} from './candidate-details.ts'

/** Somebody whom a school has enrolled for a campaign. */
export class Candidate implements CandidateDetails {
  readonly id: CandidateId
  readonly schoolId: SchoolId
  /** Null until somebody has signed in with the candidate's verified address. */
  personId: PersonId | null
  firstName!: string
  lastName!: string
  birthDate!: string
  email!: string
  campaign!: string
  programme!: string | null
  level!: StudyLevel | null
  graduationYear!: number | null
  /** Unique at the school. */
  identityKey!: string
  /** Last and first name as lists are ordered by, and with the address as they are searched. */
  sortName!: string
  searchText!: string
  readonly enrolledBy: PersonId
  readonly enrolledAt: Date
  version!: number

  /** Of details without problems: see `newCandidate`. */
  constructor(enrolment: Enrolment) {
    this.id = enrolment.id
    this.schoolId = enrolment.schoolId
    this.personId = null
    this.enrolledBy = enrolment.by
    this.enrolledAt = enrolment.at
    take(this, enrolment.details)
  }

  /** Takes what is given. @returns whether anything is different, or CANDIDATE_INVALID, CANDIDATE_LINKED */
  change(changes: Partial<CandidateDetails>, now: Date): Refusal | boolean {
    const details = checked({ ...detailsOf(this), ...changes }, now)
    if (isRefusal(details)) return details
    if (this.personId !== null && details.email !== this.email) return linkedAlready()
    if (JSON.stringify(details) === JSON.stringify(detailsOf(this))) return false
    take(this, details)
    return true
  }

  /** @returns whether nobody was linked until now; whoever was stays */
  link(personId: PersonId): boolean {
    if (this.personId !== null) return false
    this.personId = personId
    return true
  }
}

export interface Enrolment {
  id: CandidateId
  schoolId: SchoolId
  details: CandidateDetails
  by: PersonId
  at: Date
}

/** A new candidate, or CANDIDATE_INVALID with every problem. */
export function newCandidate(enrolment: Enrolment): Candidate | Refusal {
  const details = checked(enrolment.details, enrolment.at)
  return isRefusal(details) ? details : new Candidate({ ...enrolment, details })
}

function checked(given: CandidateDetails, now: Date): CandidateDetails | Refusal {
  const details = tidied(given)
  const problems = problemsOf(details, now)
  return problems.length > 0 ? invalid(problems) : details
}

/** Says the first problem, and carries all of them. */
function invalid(problems: readonly CandidateProblem[]): Refusal<'CANDIDATE_INVALID'> {
  const { key, values, details } = problems[0]!
  return new Refusal(key, values, { problems, field: inputField(details.field) })
}

function detailsOf(candidate: Candidate): CandidateDetails {
  const { firstName, lastName, birthDate, email, campaign, programme, level, graduationYear } = candidate
  return { firstName, lastName, birthDate, email, campaign, programme, level, graduationYear }
}

// A function and not a private method: rows become candidates without the constructor, which private methods need.
function take(candidate: Candidate, details: CandidateDetails): void {
  const { firstName, lastName, email } = details
  Object.assign(candidate, details, {
    identityKey: identityKey(details),
    sortName: folded(`${lastName} ${firstName}`),
    searchText: folded(`${firstName} ${lastName} ${email}`),
  })
}

function linkedAlready(): Refusal {
  return refuse('CANDIDATE_LINKED', undefined, { field: 'email' })
}
