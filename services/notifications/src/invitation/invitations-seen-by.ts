import type { Context } from '../context.ts'
import type { InterviewProjection } from '../projections/interview.ts'
import { mayAnswer } from './answer/answer-invitation.ts'
import type { Invitation } from './invitation.ts'
import { isSchoolOfInvited } from './invitations-of-candidate.ts'

/**
 * Those who meet and whoever brought them together see who is invited and what they answered, the candidate's school what
 * the candidate did (PE-06); anybody else nothing.
 */
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
  const interview = await loaders.interview.load(invitation.interviewId)
  if (isParty({ viewer }, invitation, interview)) return true
  return interview !== null && isSchoolOfInvited({ viewer, loaders }, invitation, interview)
}

/** Who is invited, those whom they meet, and whoever brought them together. */
export function isParty(
  { viewer }: Pick<Context, 'viewer'>,
  { person }: Invitation,
  interview: InterviewProjection | null,
): boolean {
  return person === viewer.personId || (interview?.concerns(viewer.personId) ?? false)
}
