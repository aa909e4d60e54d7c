import type { CandidateId } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { InterviewProjection } from '../projections/interview.ts'
import { signedIn } from '../signed-in.ts'
import type { Invitation } from './invitation.ts'

type Asking = Pick<Context, 'viewer' | 'loaders'>

/** The candidate, and the staff of the school whose file it is. */
export async function seesInvitationsOf(viewer: Viewer, { id }: { id: string }, ctx: Context): Promise<boolean> {
  const candidate = await ctx.loaders.candidate.load(id)
  if (!candidate || viewer.link) return false
  return viewer.staffOf(candidate.schoolId) || viewer.personId === candidate.personId
}

/**
 * Those who meet and whoever brought them together see who is invited and what they answered, the candidate's school what
 * the candidate did (PE-06); anybody else nothing.
 */
export async function maySeeInvitation({ viewer, loaders }: Asking, invitation: Invitation): Promise<boolean> {
  if (viewer.link) return mayAnswer({ viewer }, invitation)
  const interview = await loaders.interview.load(invitation.interviewId)
  if (isParty({ viewer }, invitation, interview)) return true
  return interview !== null && isSchoolOfInvited({ viewer, loaders }, invitation, interview)
}

/** What is said to those who meet is theirs. */
export async function partyTo(viewer: Viewer, invitation: Invitation, ctx: Context): Promise<boolean> {
  return isParty({ viewer }, invitation, await ctx.loaders.interview.load(invitation.interviewId))
}

/** The recruiter, and whoever planned the interview. */
export async function mayInvite(
  viewer: Viewer,
  { interviewId }: { interviewId: string },
  ctx: Context,
): Promise<boolean> {
  const interview = await ctx.loaders.interview.load(interviewId)
  return signedIn(viewer) && (interview?.isInvitedBy(viewer.personId) ?? false)
}

/** Whoever is invited, signed in or by the link in the mail. */
export function mayAnswer({ viewer }: Pick<Context, 'viewer'>, { id, person }: Invitation): boolean {
  return person === viewer.personId && (signedIn(viewer) || viewer.holdsLink(id, 'ANSWER_INVITATION'))
}

/** Who is invited, those whom they meet, and whoever brought them together. */
function isParty(
  { viewer }: Pick<Context, 'viewer'>,
  { person }: Invitation,
  interview: InterviewProjection | null,
): boolean {
  return person === viewer.personId || (interview?.concerns(viewer.personId) ?? false)
}

/**
 * Whether somebody is staff of the school of the candidate who is invited. At a fair the two who meet are alone (TS-01).
 */
async function isSchoolOfInvited(
  { viewer, loaders }: Asking,
  { person }: Invitation,
  { talent, state }: InterviewProjection,
): Promise<boolean> {
  if (viewer.link || person !== talent || state.eventId !== null) return false
  const candidate = await loaders.candidate.load(state.candidateId as CandidateId)
  return candidate !== null && viewer.staffOf(candidate.schoolId)
}
