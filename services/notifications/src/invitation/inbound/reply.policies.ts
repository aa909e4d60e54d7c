import type { Policies } from '@passerelle/service-kit'
import { mayInvite } from '../invitation-access.ts'

export const replyPolicies: Policies = {
  byKey: { 'Interview.replies': () => false },
  Reply: mayInvite,
}
