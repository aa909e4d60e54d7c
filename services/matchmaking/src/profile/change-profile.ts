import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { CandidateId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { Candidate } from '../candidate/candidate.ts'
import type { Context } from '../context.ts'
import { Profile } from './profile.ts'

/**
 * Changes the profile of a candidate, which is made where there is none. The candidate's file is locked, so of two who change it
 * at once the second changes what the first has left.
 * @param change says whether anything is different, or refuses
 */
export function changeProfile(
  ctx: Context,
  candidateId: string,
  change: (profile: Profile) => boolean | Refusal,
): Promise<Candidate | Refusal> {
  return changes<Candidate | Refusal>(ctx, async (em) => {
    const lockMode = LockMode.PESSIMISTIC_WRITE
    const candidate = await em.findOneOrFail(Candidate, { id: candidateId as CandidateId }, { lockMode })
    const profile = await profileOf(em, candidate.id)
    const changed = change(profile)
    if (changed === true) em.persist(profile)
    return typeof changed === 'boolean' ? candidate : changed
  })
}

async function profileOf(em: EntityManager, candidateId: CandidateId): Promise<Profile> {
  return (await em.findOne(Profile, { candidateId }, { refresh: true })) ?? new Profile(candidateId)
}
