import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import type { Invitation } from './invitation.ts'
import { mayInvite, maySeeInvitation, partyTo, seesInvitationsOf } from './invitation-access.ts'

export const invitationPolicies: Policies = {
  byKey: {
    // Only the ids that the entries of a feed tell; what is a person's own here is closed.
    Candidate: 'anyone',
    Interview: 'anyone',
    'Interview.invitations': () => false,
    'Interview.invitation': () => false,
    'Interview.talentInvitation': () => false,
    'Interview.detailsToPaste': () => false,
  },
  // For the rule of its type.
  Query: { invitation: 'anyone' },
  // Says "unknown" of an interview that is none of the viewer's business; see the use case.
  Mutation: { inviteToInterview: signedIn },
  // An interview's own facts are with scheduling; here it has only what is the viewer's own.
  Interview: signedIn,
  // Only an id that the asker already has.
  Candidate: 'anyone',
  'Candidate.invitations': seesInvitationsOf,
  Invitation: (_: Viewer, invitation: Invitation, ctx: Context) => maySeeInvitation(ctx, invitation),
  // As the place of the interview itself.
  'Invitation.place': partyTo,
  'Invitation.addressFailed': mayInvite,
}
