import type { CandidateId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Profile } from './profile.ts'

/** What those need who read a profile. */
export interface AsksProfile {
  loaders: ReturnType<typeof profileLoaders>
}

export function profileLoaders({ em }: Reading) {
  return {
    /** By candidate. */
    profile: new DataLoader<CandidateId, Profile | undefined>(async (ids) => {
      const found = await em.find(Profile, { candidateId: { $in: [...ids] } })
      const profiles = new Map(found.map((profile) => [profile.candidateId, profile]))
      return ids.map((id) => profiles.get(id))
    }),
  }
}
