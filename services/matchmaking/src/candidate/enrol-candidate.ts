import type { EntityManager } from '@mikro-orm/postgresql'
import { candidateEnrolled, candidateLinked, refuse } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { insertOnce } from '@passerelle/persistence'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { lockMailbox } from '../mailbox/lock-mailbox.ts'
import { addressTaken } from './address-taken.ts'
import { announceCandidate } from './announce-candidate.ts'
import { Candidate, newCandidate } from './candidate.ts'
import type { CandidateDetails } from './candidate-details.ts'

export interface EnrolCandidate extends Omit<CandidateDetails, 'programme' | 'graduationYear'> {
  schoolId: string
  programme?: string | null | undefined
  graduationYear?: number | null | undefined
}

/**
 * Nobody is entered twice (SI-14), also when two colleagues enter the same person at once. Somebody who has signed in with
 * the address before is linked at once.
 * @returns CANDIDATE_INVALID with every problem, ALREADY_ENROLLED with the one who is there, or who has the address
 */
export async function enrolCandidate(ctx: Context, cmd: EnrolCandidate): Promise<Candidate | Refusal> {
  const { schoolId, programme = null, graduationYear = null, ...details } = cmd
  const fresh = newCandidate({
    id: newId('cnd'),
    schoolId: schoolId as SchoolId,
    details: { ...details, programme, graduationYear },
    by: ctx.viewer.personId,
    at: ctx.now(),
  })
  if (isRefusal(fresh)) return fresh
  return changes(ctx, async (em) => {
    const mailbox = await lockMailbox(em, fresh.email)
    if (mailbox.personId) fresh.link(mailbox.personId)
    const taken = await addressTaken(em, fresh, 'email')
    if (taken) return taken
    const isNew = await insertOnce(em, Candidate, fresh, ['schoolId', 'identityKey'])
    if (!isNew) return alreadyEnrolled(em, fresh)
    const candidate = await em.findOneOrFail(Candidate, { id: fresh.id })
    announceCandidate(em, candidateEnrolled, candidate, ctx.viewer.personId)
    if (candidate.personId) announceCandidate(em, candidateLinked, candidate, ctx.viewer.personId)
    return candidate
  })
}

/** The refusal that carries the candidate whose place is taken. */
export async function alreadyEnrolled(
  em: EntityManager,
  { schoolId, identityKey }: Pick<Candidate, 'schoolId' | 'identityKey'>,
): Promise<Refusal> {
  const candidate = await em.findOneOrFail(Candidate, { schoolId, identityKey })
  return refuse('ALREADY_ENROLLED', undefined, { candidate })
}
