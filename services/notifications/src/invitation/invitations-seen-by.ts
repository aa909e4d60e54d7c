import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'

/** A participant sees the own invitation, whoever invites sees both, anybody else none. */
export async function invitationsSeenBy(ctx: Context, interviewId: string): Promise<Invitation[]> {
  const invitations = await ctx.loaders.invitations.load(interviewId)
  const seen = await Promise.all(invitations.map((invitation) => maySeeInvitation(ctx, invitation)))
  return invitations.filter((_, index) => seen[index])
}

export async function maySeeInvitation({ viewer, loaders }: Context, invitation: Invitation): Promise<boolean> {
  if (invitation.person === viewer.personId) return true
  const interview = await loaders.interview.load(invitation.interviewId)
  return interview?.isInvitedBy(viewer.personId) ?? false
}
