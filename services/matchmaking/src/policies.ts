import { type Refusal, refuse } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import { seesCandidate, seesWholeFile } from './candidate/candidate-access.ts'
import type { Context } from './context.ts'

export const policies: Policies = {
  Query: {
    // The rule of Candidate says who sees what is found.
    candidate: 'anyone',
    myCandidacies: 'anyone',
  },
  Mutation: {
    enrolCandidate: mayEnrol,
    enrolCandidates: mayEnrol,
    updateCandidate: mayUpdate,
  },
  Candidate: seesCandidate,
  'Candidate.email': seesWholeFile,
  'Candidate.birthDate': seesWholeFile,
  'Candidate.enrolledAt': seesWholeFile,
  // Only an id that the asker already has.
  School: 'anyone',
  'School.candidates': (viewer: Viewer, school: { id: string }) => viewer.staffOf(school.id),
  Person: 'inherit',
  CandidateConnection: 'inherit',
  CandidateEdge: 'inherit',
  CandidatesEnrolled: 'inherit',
  PageInfo: 'inherit',
  ActionRefused: 'inherit',
  AlreadyEnrolled: 'inherit',
  CandidateInvalid: 'inherit',
  CandidateProblem: 'inherit',
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
