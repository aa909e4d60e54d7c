import { type Connection, type PageArgs, pageOfWhole, type WholeList } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'
import { invitationsSeenOf } from './invitation-access.ts'

export type InvitationPage = Connection<Invitation>

const newestFirst: WholeList<Invitation> = {
  key: ['string', 'string'],
  keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
  descending: true,
}

/** What a candidate was invited to outside fairs, as far as the viewer may see it, newest first (PE-06). @throws BadCursor, PageTooLarge */
export async function invitationsOfCandidate(ctx: Context, id: string, page: PageArgs): Promise<InvitationPage> {
  return pageOfWhole(newestFirst, await invitationsSeenOf(ctx, id), page)
}
