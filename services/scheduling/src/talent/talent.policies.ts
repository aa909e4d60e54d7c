import type { Policies } from '@passerelle/service-kit'

export const talentPolicies: Policies = {
  // Reached by the list alone, which asks who looks through it.
  Talent: 'anyone',
}
