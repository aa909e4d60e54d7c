import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Interview } from '../interview/interview.ts'

export const verdictPolicies: Policies = {
  // Its use case answers NOT_FOUND for an interview of others.
  Mutation: { recordVerdict: 'anyone' },
  // The talent's alone: the company never reads it (II-09).
  'Interview.verdict': (viewer: Viewer, interview: Interview) => interview.talent === viewer.personId,
}
