import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Candidate } from '../candidate/candidate.ts'
import type { Context } from '../context.ts'
import { changeProfile } from './change-profile.ts'
import { profileSaid, type TypedProfile } from './profile-said.ts'

export interface UpdateProfile {
  readonly candidateId: string
  readonly profile: TypedProfile
}

/** @returns INVALID_INPUT, DOCUMENT_INVALID, TOO_MANY */
export async function updateProfile(ctx: Context, cmd: UpdateProfile): Promise<Candidate | Refusal> {
  return changeProfile(ctx, cmd.candidateId, (profile) => {
    const said = profileSaid(profile.said(), cmd.profile)
    return isRefusal(said) ? said : profile.say(said, ctx.viewer.personId, ctx.now())
  })
}
