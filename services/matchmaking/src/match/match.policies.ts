import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Candidate } from '../candidate/candidate.ts'
import { isOwnFile, seesCandidate, signedIn } from '../candidate/candidate-access.ts'
import type { Context } from '../context.ts'
import { type ActingSide, holdsLink, isSide, isStaff, mayFollowMatches, seesFile, seesMatch } from './match-access.ts'
import { noSuchMatch } from './no-such-match.ts'

export const matchPolicies: Policies = {
  byLink: ['answerOffer', 'acceptCandidate', 'refuseCandidate', 'answerAppointment'],
  Query: {
    // The rule of the type says who sees what is found.
    match: 'anyone',
    myMatches: signedIn,
    myMatchSchools: signedIn,
  },
  Mutation: {
    proposeMatch: mayPropose,
    answerOffer: mayAct('CANDIDATE', 'ANSWER_OFFER'),
    acceptCandidate: mayAct('COMPANY', 'ACCEPT_CANDIDATE'),
    refuseCandidate: mayAct('COMPANY', 'REFUSE_CANDIDATE'),
    answerAppointment: mayAct('CANDIDATE', 'ANSWER_APPOINTMENT'),
    remindContact: mayAct('SCHOOL'),
    stepBack: mayAct('SCHOOL'),
    endMatch: mayAct('SCHOOL'),
  },
  // Of the school's matches everybody hears of those they may see.
  Subscription: { matchChanged: mayFollowMatches },
  Match: seesMatch,
  'Match.candidate': seesFile,
  'Match.documents': seesFile,
  'Match.journal': seesFile,
  'Candidate.matches': seesMatchesOfCandidate,
  'School.matches': (viewer: Viewer, school: { id: string }) => viewer.staffOf(school.id, 'MANAGE_MATCHES'),
  // Only an id that the asker already has.
  Job: 'anyone',
  'Job.matches': signedIn,
}

type About<Key extends string> = { input: Record<Key, string> }

function seesMatchesOfCandidate(viewer: Viewer, candidate: Candidate): boolean {
  return viewer.staffOf(candidate.schoolId, 'MANAGE_MATCHES') || isOwnFile(viewer, candidate)
}

/**
 * The side itself, staff in its place (HU-29), or the holder of a link to this act. Whoever does not see the match hears
 * the same as when there is none.
 */
function mayAct(side: ActingSide, linkAct?: string) {
  return async (viewer: Viewer, { input }: About<'matchId'>, ctx: Context): Promise<true | Refusal> => {
    const match = await ctx.loaders.match.load(input.matchId)
    if (!match || !(await seesMatch(viewer, match, ctx))) return noSuchMatch()
    if (isSide(viewer, match, side) || isStaff(viewer, match)) return true
    return (linkAct !== undefined && (await holdsLink(viewer, match, [linkAct], ctx))) || forbidden()
  }
}

async function mayPropose(viewer: Viewer, { input }: About<'candidateId'>, ctx: Context): Promise<true | Refusal> {
  const candidate = await ctx.loaders.candidate.load(input.candidateId)
  if (!candidate || !(await seesCandidate(viewer, candidate, ctx))) {
    return refuse('NOT_FOUND.THAT_CANDIDATE', undefined, { field: 'candidateId' })
  }
  return viewer.staffOf(candidate.schoolId, 'MANAGE_MATCHES') || forbidden()
}

function forbidden(): Refusal {
  return refuse('FORBIDDEN')
}
