import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Candidate } from './candidate.ts'
import { seesCandidate, seesWholeFile, signedIn } from './candidate-access.ts'

export const candidatePolicies: Policies = {
  byKey: {
    'Query.candidate': 'anyone',
    Candidate: readsCandidate,
    'Candidate.email': readsCandidate,
    'Candidate.birthDate': readsCandidate,
    'Candidate.enrolledAt': readsCandidate,
    School: (viewer: Viewer, { id }: { id: string }) => viewer.holdsKey(id, 'READ_CANDIDATES'),
    'School.candidates': 'anyone',
  },
  Query: {
    // The rule of the type says who sees what is found.
    candidate: 'anyone',
    myCandidacies: signedIn,
  },
  Mutation: { enrolCandidate: mayEnrol, enrolCandidates: mayEnrol, updateCandidate: mayUpdate },
  Candidate: seesCandidate,
  'Candidate.email': seesWholeFile,
  'Candidate.birthDate': seesWholeFile,
  'Candidate.enrolledAt': seesWholeFile,
  // Only an id that the asker already has.
  School: 'anyone',
  'School.candidates': (viewer: Viewer, school: { id: string }) => viewer.staffOf(school.id),
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
    return refuse('NOT_FOUND.THAT_CANDIDATE')
  }
  return viewer.staffOf(candidate.schoolId, 'MANAGE_CANDIDATES') || forbidden()
}

function forbidden(): Refusal {
  return refuse('FORBIDDEN')
}
