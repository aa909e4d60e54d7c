import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Candidate } from '../candidate/candidate.ts'
import { isOwnFile, seesCandidate } from '../candidate/candidate-access.ts'
import type { Context } from '../context.ts'

export const profilePolicies: Policies = {
  Mutation: {
    updateProfile: forFile((viewer, candidate) => isOwnFile(viewer, candidate) || mayManage(viewer, candidate)),
    // Nobody decides it in the candidate's place.
    setProfileAudience: forFile(isOwnFile),
  },
}

function mayManage(viewer: Viewer, { schoolId }: Candidate): boolean {
  return viewer.staffOf(schoolId, 'MANAGE_CANDIDATES')
}

/** Whoever does not see the candidate hears the same as when there is none. */
function forFile(may: (viewer: Viewer, candidate: Candidate) => boolean) {
  return async (
    viewer: Viewer,
    { input }: { input: { candidateId: string } },
    ctx: Context,
  ): Promise<true | Refusal> => {
    const candidate = await ctx.loaders.candidate.load(input.candidateId)
    if (!candidate || !(await seesCandidate(viewer, candidate, ctx))) return refuse('NOT_FOUND.THAT_CANDIDATE')
    return may(viewer, candidate) || refuse('FORBIDDEN')
  }
}
