import { type Refusal, refuse } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Candidate } from './candidate/candidate.ts'
import { isOwnFile, seesCandidate, seesWholeFile } from './candidate/candidate-access.ts'
import type { Context } from './context.ts'
import { seesFile, seesMatch } from './match/match-access.ts'
import { mayAct, mayPropose } from './match/match-policies.ts'

export const policies: Policies = {
  byKey: {
    'Query.candidate': 'anyone',
    Candidate: readsCandidate,
    'Candidate.email': readsCandidate,
    'Candidate.birthDate': readsCandidate,
    'Candidate.enrolledAt': readsCandidate,
    School: (viewer: Viewer, { id }: { id: string }) => viewer.holdsKey(id, 'READ_CANDIDATES'),
    'School.candidates': 'anyone',
  },
  byLink: ['acceptCandidate', 'refuseCandidate'],
  Query: {
    // The rules of the types say who sees what is found.
    candidate: 'anyone',
    match: 'anyone',
    myCandidacies: signedIn,
    myMatches: signedIn,
    myMatchSchools: signedIn,
  },
  Mutation: {
    enrolCandidate: mayEnrol,
    enrolCandidates: mayEnrol,
    updateCandidate: mayUpdate,
    proposeMatch: mayPropose,
    answerOffer: mayAct('CANDIDATE'),
    acceptCandidate: mayAct('COMPANY', 'ACCEPT_CANDIDATE'),
    refuseCandidate: mayAct('COMPANY', 'REFUSE_CANDIDATE'),
    answerAppointment: mayAct('CANDIDATE'),
    stepBack: mayAct('SCHOOL'),
  },
  // Everybody hears of what they may see.
  Subscription: { matchChanged: signedIn },
  Candidate: seesCandidate,
  'Candidate.email': seesWholeFile,
  'Candidate.birthDate': seesWholeFile,
  'Candidate.enrolledAt': seesWholeFile,
  'Candidate.matches': seesMatchesOfCandidate,
  Match: seesMatch,
  'Match.candidate': seesFile,
  'Match.documents': seesFile,
  'Match.journal': seesFile,
  // Only an id that the asker already has.
  Job: 'anyone',
  'Job.matches': signedIn,
  School: 'anyone',
  'School.matches': (viewer: Viewer, school: { id: string }) => viewer.staffOf(school.id, 'MANAGE_MATCHES'),
  'School.candidates': (viewer: Viewer, school: { id: string }) => viewer.staffOf(school.id),
}

/** A link in a mail shows one thing, and no list. */
function signedIn(viewer: Viewer): boolean {
  return viewer.link === undefined
}

function seesMatchesOfCandidate(viewer: Viewer, candidate: Candidate): boolean {
  return viewer.staffOf(candidate.schoolId, 'MANAGE_MATCHES') || isOwnFile(viewer, candidate)
}

function readsCandidate(viewer: Viewer, { schoolId }: Candidate): boolean {
  return viewer.holdsKey(schoolId, 'READ_CANDIDATES')
}

function mayEnrol(viewer: Viewer, { input }: { input: { schoolId: string } }): true | Refusal {
  return viewer.staffOf(input.schoolId, 'MANAGE_CANDIDATES') || forbidden()
}

async function mayUpdate(
  viewer: Viewer,
  { input }: { input: { candidateId: string } },
  ctx: Context,
): Promise<true | Refusal> {
  const candidate = await ctx.loaders.candidate.load(input.candidateId)
  if (!candidate || !(await seesCandidate(viewer, candidate, ctx))) {
    return refuse('NOT_FOUND', 'There is no such candidate, or they are not for you to see.')
  }
  return viewer.staffOf(candidate.schoolId, 'MANAGE_CANDIDATES') || forbidden()
}

function forbidden(): Refusal {
  return refuse('FORBIDDEN', 'Your role does not include this. Ask somebody with more rights.')
}
