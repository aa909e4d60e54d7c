import type { EntityManager } from '@mikro-orm/postgresql'
import type { CandidateState, Contract } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Candidate } from './candidate.ts'

/** Tells what others get of a candidate. The address is theirs until somebody has signed in, whose own address it is then. */
export function announceCandidate(
  em: EntityManager,
  fact: Contract<CandidateState>,
  candidate: Candidate,
  by: PersonId,
): void {
  const { id, schoolId, personId, firstName, lastName, programme, graduationYear } = candidate
  const email = personId ? null : candidate.email
  const state = { id, schoolId, personId, firstName, lastName, email, programme, graduationYear }
  emit(em, fact, candidate, state, { actor: by })
}
