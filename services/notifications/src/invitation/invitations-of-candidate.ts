import { BadCursor, type CandidateId, type Connection, decodeCursor, pageOf, pageSize } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { InterviewProjection } from '../projections/interview.ts'
import type { Invitation } from './invitation.ts'

export type InvitationPage = Connection<Invitation>

/** What a candidate was invited to outside fairs, newest first (PE-06). @throws BadCursor, PageTooLarge */
export async function invitationsOfCandidate(
  { loaders }: Context,
  id: string,
  { first, after }: { first?: number | null; after?: string | null },
): Promise<InvitationPage> {
  const size = pageSize(first)
  const behind = after ? cursorOf(after) : null
  const all = await loaders.candidateInvitations.load(id)
  const rest = behind ? all.filter((invitation) => isOlder(keyOf(invitation), behind)) : all
  return { ...pageOf(rest.slice(0, size + 1), size, keyOf, Boolean(after)), count: async () => all.length }
}

/** The candidate, and the staff of the school whose file it is. */
export async function seesInvitationsOf(viewer: Viewer, { id }: { id: string }, ctx: Context): Promise<boolean> {
  const candidate = await ctx.loaders.candidate.load(id)
  if (!candidate || viewer.link) return false
  return viewer.staffOf(candidate.schoolId) || viewer.personId === candidate.personId
}

/**
 * Whether somebody is staff of the school of the candidate who is invited. At a fair the two who meet are alone (TS-01).
 */
export async function isSchoolOfInvited(
  { viewer, loaders }: Pick<Context, 'viewer' | 'loaders'>,
  { person }: Invitation,
  { talent, state }: InterviewProjection,
): Promise<boolean> {
  if (viewer.link || person !== talent || state.eventId !== null) return false
  const candidate = await loaders.candidate.load(state.candidateId as CandidateId)
  return candidate !== null && viewer.staffOf(candidate.schoolId)
}

function keyOf({ createdAt, id }: Invitation): [string, string] {
  return [createdAt.toISOString(), id]
}

function cursorOf(after: string): [string, string] {
  const [at, id] = decodeCursor(after, 2)
  if (typeof at !== 'string' || typeof id !== 'string') throw new BadCursor()
  return [at, id]
}

function isOlder([at, id]: [string, string], [than, thanId]: [string, string]): boolean {
  return at === than ? id < thanId : at < than
}
