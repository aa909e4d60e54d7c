import type { Policies } from '@passerelle/service-kit'
import { signedIn } from '../../signed-in.ts'
import { mayInvite } from '../invitation-access.ts'

export const draftPolicies: Policies = {
  byKey: { 'Interview.invitationDraft': () => false },
  // Each says "unknown" of an interview that is none of the viewer's business; see the use cases.
  Mutation: {
    draftInvitation: signedIn,
    editInvitation: signedIn,
    scheduleInvitation: signedIn,
    cancelInvitation: signedIn,
  },
  InvitationDraft: mayInvite,
}
