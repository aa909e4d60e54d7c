import type { CandidateId } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Former, InterviewProjection } from '../projections/interview.ts'
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
 * Those who meet, and who planned it for them, see who is invited and what they answered, the candidate's school what
 * the candidate did (PE-06); anybody else nothing.
 */
export async function maySeeInvitation({ viewer, loaders }: Asking, invitation: Invitation): Promise<boolean> {
  const interview = await loaders.interview.load(invitation.interviewId)
  if (!interview) return false
  const former = await loaders.former.load(interview.state.employerId)
  if (viewer.link) return mayAnswer(viewer, invitation, interview, former)
  return isOfTheirs(viewer, interview, former) || isSchoolOfInvited({ viewer, loaders }, invitation, interview)
}

/** What is said to those who meet is theirs, and theirs who planned it for them. */
export async function partyTo(viewer: Viewer, invitation: Invitation, ctx: Context): Promise<boolean> {
  const interview = await ctx.loaders.interview.load(invitation.interviewId)
  if (!interview) return false
  return isOfTheirs(viewer, interview, await ctx.loaders.former.load(interview.state.employerId))
}

function isOfTheirs({ personId }: Viewer, interview: InterviewProjection, former: Former): boolean {
  return interview.concerns(personId, former) || interview.isInvitedBy(personId, former)
}

/** Who organises it. */
export async function mayInvite(
  viewer: Viewer,
  { interviewId }: { interviewId: string },
  ctx: Context,
): Promise<boolean> {
  return signedIn(viewer) && (await invitesTo(ctx, interviewId)) !== null
}

/** The interview, when it is the viewer who invites to it. */
export async function invitesTo({ viewer, loaders }: Asking, interviewId: string): Promise<InterviewProjection | null> {
  const interview = await loaders.interview.load(interviewId)
  if (!interview) return null
  return interview.isInvitedBy(viewer.personId, await loaders.former.load(interview.state.employerId))
    ? interview
    : null
}

/** Whoever is invited and still takes part, signed in or by the link in the mail. */
export function mayAnswer(
  viewer: Viewer,
  { id, person }: Invitation,
  interview: InterviewProjection,
  former: Former,
): boolean {
  if (person !== viewer.personId || !interview.concerns(person, former)) return false
  return signedIn(viewer) || viewer.holdsLink(id, 'ANSWER_INVITATION')
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
