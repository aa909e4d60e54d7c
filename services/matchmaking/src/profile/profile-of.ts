import type { Viewer } from '@passerelle/service-kit'
import type { AsksTouch } from '../acquaintance/in-touch.ts'
import type { Candidate } from '../candidate/candidate.ts'
import type { AsksProfile } from './profile.loaders.ts'
import { type Audiences, Profile, profileParts, shownTo } from './profile.ts'
import { readerOf } from './profile-access.ts'
import type { ProfileSaid } from './profile-said.ts'

/** A profile as one reader has it. */
export interface ShownProfile extends ProfileSaid {
  /** Null for whoever does not read all of it, like what follows. */
  readonly audiences: { part: keyof Audiences; audience: Audiences[keyof Audiences] }[] | null
  readonly changedAt: Date | null
  readonly changedBy: Profile['changedBy']
}

/** The profile of a candidate whom the viewer may read of. */
export async function profileOf(
  candidate: Candidate,
  ctx: AsksProfile & AsksTouch & { viewer: Viewer },
): Promise<ShownProfile> {
  const [kept, reader] = await Promise.all([
    ctx.loaders.profile.load(candidate.id),
    readerOf(ctx.viewer, candidate, ctx),
  ])
  const profile = kept ?? new Profile(candidate.id)
  const said = shownTo(reader, profile)
  if (reader !== 'SCHOOL') return { ...said, audiences: null, changedAt: null, changedBy: null }
  const { changedAt, changedBy } = profile
  return {
    ...said,
    audiences: profileParts.map((part) => ({ part, audience: profile.audiences[part] })),
    changedAt,
    changedBy,
  }
}
