import type { EntityManager } from '@mikro-orm/postgresql'
import { candidateEnrolled, candidateLinked, refuse, type StudyLevel } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { insertOnce } from '@passerelle/persistence'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { lockMailbox } from '../mailbox/lock-mailbox.ts'
import { Profile } from '../profile/profile.ts'
import { noProfile, profileSaid, type TypedProfile } from '../profile/profile-said.ts'
import { addressTaken } from './address-taken.ts'
import { announceCandidate } from './announce-candidate.ts'
import { Candidate, newCandidate } from './candidate.ts'
import type { CandidateDetails } from './candidate-details.ts'

export interface EnrolCandidate extends Omit<CandidateDetails, 'programme' | 'level' | 'graduationYear'> {
  schoolId: string
  programme?: string | null | undefined
  level?: StudyLevel | null | undefined
  graduationYear?: number | null | undefined
  /** What the school knows of it already. */
  profile?: TypedProfile | null | undefined
}

/**
 * Nobody is entered twice (SI-14), also when two colleagues enter the same person at once. Somebody who has signed in with
 * the address before is linked at once.
 * @returns CANDIDATE_INVALID with every problem, ALREADY_ENROLLED with the one who is there, or who has the address; of the
 * profile INVALID_INPUT, DOCUMENT_INVALID, TOO_MANY
 */
export async function enrolCandidate(ctx: Context, cmd: EnrolCandidate): Promise<Candidate | Refusal> {
  const { schoolId, programme = null, level = null, graduationYear = null, profile: typed, ...details } = cmd
  const fresh = newCandidate({
    id: newId('cnd'),
    schoolId: schoolId as SchoolId,
    details: { ...details, programme, level, graduationYear },
    by: ctx.viewer.personId,
    at: ctx.now(),
  })
  if (isRefusal(fresh)) return fresh
  const said = profileSaid(noProfile, typed ?? {})
  if (isRefusal(said)) return said
  return changes(ctx, async (em) => {
    const mailbox = await lockMailbox(em, fresh.email)
    if (mailbox.personId) fresh.link(mailbox.personId)
    const taken = await addressTaken(em, fresh, 'email')
    if (taken) return taken
    const isNew = await insertOnce(em, Candidate, fresh, ['schoolId', 'identityKey'])
    if (!isNew) return alreadyEnrolled(em, fresh)
    const candidate = await em.findOneOrFail(Candidate, { id: fresh.id })
    const profile = new Profile(candidate.id)
    if (profile.say(said, fresh.enrolledBy, fresh.enrolledAt)) em.persist(profile)
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
