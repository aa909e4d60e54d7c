import { type PageArgs, pageOfWhole, type WholeList } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'
import { seenAmong } from './invitation-access.ts'
import type { InvitationPage } from './invitations-of-candidate.ts'

// Ids are ordered by time of making.
const firstInvited: WholeList<Invitation> = { key: ['string'], keyOf: ({ id }) => [id] }

/** The invitations to an interview that the viewer may see. @throws BadCursor, PageTooLarge */
export async function invitationsSeenBy(ctx: Context, interviewId: string, page: PageArgs): Promise<InvitationPage> {
  return pageOfWhole(firstInvited, await seenAmong(ctx, await ctx.loaders.invitations.load(interviewId)), page)
}
