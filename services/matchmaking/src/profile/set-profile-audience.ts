import type { Refusal } from '@passerelle/kernel'
import type { Candidate } from '../candidate/candidate.ts'
import type { Context } from '../context.ts'
import { changeProfile } from './change-profile.ts'
import type { ProfileAudience, ProfilePart } from './profile.ts'

export interface SetProfileAudience {
  readonly candidateId: string
  readonly parts: readonly ProfilePart[]
  readonly audience: ProfileAudience
}

/** From now on these parts are read by this audience; the others by theirs. */
export async function setProfileAudience(ctx: Context, cmd: SetProfileAudience): Promise<Candidate | Refusal> {
  return changeProfile(ctx, cmd.candidateId, (profile) => profile.openTo(cmd.audience, cmd.parts))
}
