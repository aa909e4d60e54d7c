import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'
import { maySeeInvitation } from './invitation-access.ts'

/** The invitations to an interview that the viewer may see. */
export async function invitationsSeenBy(ctx: Context, interviewId: string): Promise<Invitation[]> {
  const invitations = await ctx.loaders.invitations.load(interviewId)
  const seen = await Promise.all(invitations.map((invitation) => maySeeInvitation(ctx, invitation)))
  return invitations.filter((_, index) => seen[index])
}
