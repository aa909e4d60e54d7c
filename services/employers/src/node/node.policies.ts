import type { Policies } from '@passerelle/service-kit'

export const nodePolicies: Policies = {
  // What is found is for its type's rule.
  byKey: { 'Query.node': 'anyone' },
  Query: { node: 'anyone' },
}
