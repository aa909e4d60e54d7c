import type { CandidateId } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Former, InterviewProjection } from '../projections/interview.ts'
import { signedIn } from '../signed-in.ts'
import type { Invitation } from './invitation.ts'

type Asking = Pick<Context, 'viewer' | 'loaders'>

/** The candidate, the staff of the school whose file it is, and recruiting people of a company that has invited the candidate. */
export async function seesInvitationsOf(viewer: Viewer, { id }: { id: string }, ctx: Context): Promise<boolean> {
  const candidate = await ctx.loaders.candidate.load(id)
  if (!candidate || viewer.link) return false
  if (viewer.staffOf(candidate.schoolId) || viewer.personId === candidate.personId) return true
  return (await invitationsSeenOf(ctx, id)).length > 0
}

/** Those of a candidate outside fairs that the viewer may see, the newest first. */
export async function invitationsSeenOf(ctx: Asking, candidateId: string): Promise<Invitation[]> {
  return seenAmong(ctx, await ctx.loaders.candidateInvitations.load(candidateId))
}

export async function seenAmong(ctx: Asking, invitations: readonly Invitation[]): Promise<Invitation[]> {
  const seen = await Promise.all(invitations.map((invitation) => maySeeInvitation(ctx, invitation)))
  return invitations.filter((_, index) => seen[index])
}

/**
 * Those who meet, and who planned it for them, see who is invited and what they answered, the candidate's school and the recruiting
 * people of the company what the candidate did (PE-06); anybody else nothing.
 */
export async function maySeeInvitation({ viewer, loaders }: Asking, invitation: Invitation): Promise<boolean> {
  const interview = await loaders.interview.load(invitation.interviewId)
  if (!interview) return false
  const former = await loaders.former.load(interview.state.employerId)
  if (viewer.link) return mayAnswer(viewer, invitation, interview, former)
  return isOfTheirs(viewer, interview, former) || readsAnswer({ viewer, loaders }, invitation, interview)
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
 * Whether somebody is staff of the school of the candidate who is invited, or recruits for the company. At a fair the two who
 * meet are alone (TS-01).
 */
async function readsAnswer(
  { viewer, loaders }: Asking,
  { person }: Invitation,
  { talent, state }: InterviewProjection,
): Promise<boolean> {
  if (person !== talent || state.eventId !== null) return false
  if (viewer.worksFor(state.employerId, 'RECRUITER')) return true
  const candidate = await loaders.candidate.load(state.candidateId as CandidateId)
  return candidate !== null && viewer.staffOf(candidate.schoolId)
}
