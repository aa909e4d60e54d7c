import { mayAnswer } from '../answer/answer-invitation.ts'
import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'

/** Those who meet and whoever brought them together see who is invited and what they answered; anybody else nothing. */
export async function invitationsSeenBy(ctx: Context, interviewId: string): Promise<Invitation[]> {
  const invitations = await ctx.loaders.invitations.load(interviewId)
  const seen = await Promise.all(invitations.map((invitation) => maySeeInvitation(ctx, invitation)))
  return invitations.filter((_, index) => seen[index])
}

export async function maySeeInvitation(
  { viewer, loaders }: Pick<Context, 'viewer' | 'loaders'>,
  invitation: Invitation,
): Promise<boolean> {
  if (viewer.link) return mayAnswer({ viewer }, invitation)
  if (invitation.person === viewer.personId) return true
  const interview = await loaders.interview.load(invitation.interviewId)
  return interview?.concerns(viewer.personId) ?? false
}
