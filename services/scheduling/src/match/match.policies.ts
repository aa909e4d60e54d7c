import type { MatchId } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { takesPartAs } from '../interview/interview-access.ts'

export const matchPolicies: Policies = {
  // A key of another service with an interview of ours.
  Match: 'anyone',
  'Match.standingInterview': seesThatItStands,
}

/** That an interview is, the school that brought it about knows too; what is between those who meet is theirs (TS-01, Q11). */
async function seesThatItStands(viewer: Viewer, { id }: { id: MatchId }, { loaders }: Context): Promise<boolean> {
  const interview = await loaders.lastInterviewOfMatch.load(id)
  if (!interview) return false
  if (takesPartAs(viewer, interview)) return true
  const candidate = await loaders.candidate.load(interview.candidateId)
  return candidate !== null && viewer.staffOf(candidate.schoolId, 'MANAGE_MATCHES')
}
