import { type Refusal, refuse } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import { seesCandidate } from '../candidate/candidate-access.ts'
import type { Context } from '../context.ts'
import { type ActingSide, holdsLink, isSide, isStaff, seesMatch } from './match-access.ts'
import { noSuchMatch } from './no-such-match.ts'

type About<Key extends string> = { input: Record<Key, string> }

/**
 * The side itself, staff in its place (HU-29), or the holder of a link to this act. Whoever does not see the match hears
 * the same as when there is none.
 */
export function mayAct(side: ActingSide, linkAct?: string) {
  return async (viewer: Viewer, { input }: About<'matchId'>, ctx: Context): Promise<true | Refusal> => {
    const match = await ctx.loaders.match.load(input.matchId)
    if (!match || !(await seesMatch(viewer, match, ctx))) return noSuchMatch()
    if (isSide(viewer, match, side) || isStaff(viewer, match)) return true
    return (linkAct !== undefined && (await holdsLink(match, [linkAct], ctx))) || forbidden()
  }
}

export async function mayPropose(
  viewer: Viewer,
  { input }: About<'candidateId'>,
  ctx: Context,
): Promise<true | Refusal> {
  const candidate = await ctx.loaders.candidate.load(input.candidateId)
  if (!candidate || !(await seesCandidate(viewer, candidate, ctx))) {
    return refuse('NOT_FOUND', 'There is no such candidate, or they are not for you to see.')
  }
  return viewer.staffOf(candidate.schoolId, 'MANAGE_MATCHES') || forbidden()
}

function forbidden(): Refusal {
  return refuse('FORBIDDEN', 'This is not yours to do.')
}
