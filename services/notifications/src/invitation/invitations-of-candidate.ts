import { type Connection, type PageArgs, pageOfWhole, type WholeList } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'

export type InvitationPage = Connection<Invitation>

const newestFirst: WholeList<Invitation> = {
  key: ['string', 'string'],
  keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
  descending: true,
}

/** What a candidate was invited to outside fairs, newest first (PE-06). @throws BadCursor, PageTooLarge */
export async function invitationsOfCandidate(
  { loaders }: Context,
  id: string,
  page: PageArgs,
): Promise<InvitationPage> {
  return pageOfWhole(newestFirst, await loaders.candidateInvitations.load(id), page)
}
