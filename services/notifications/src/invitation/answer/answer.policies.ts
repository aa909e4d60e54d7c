import type { Policies } from '@passerelle/service-kit'
import { partyTo } from '../invitation-access.ts'

export const answerPolicies: Policies = {
  byLink: ['answerInvitation'],
  // Says "unknown" of another's invitation; see the use case.
  Mutation: { answerInvitation: 'anyone' },
  'Invitation.comment': partyTo,
  'Invitation.sentBy': partyTo,
  'Invitation.answers': partyTo,
}
