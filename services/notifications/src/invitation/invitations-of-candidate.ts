import { BadCursor, type Connection, decodeCursor, pageOf, pageSize } from '@passerelle/kernel'
import type { Context } from '../context.ts'
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
