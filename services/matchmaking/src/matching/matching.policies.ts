import type { Policies } from '@passerelle/service-kit'
import { maySet } from '../may-set.ts'

export const matchingPolicies: Policies = {
  byKey: { 'School.matchingOn': () => false },
  Mutation: { setMatching: maySet },
  // Candidates and companies are shown the module, or not.
  'School.matchingOn': 'anyone',
}
