import type { InterviewId } from '@passerelle/kernel'
import type { Context } from '../../context.ts'
import { invitesTo } from '../invitation-access.ts'
import { InvitationDraft } from './invitation-draft.ts'

/** Whoever may send the invitation sees its draft; nobody else knows of it. */
export async function draftSeenBy(ctx: Context, id: string): Promise<InvitationDraft | null> {
  if (!(await invitesTo(ctx, id))) return null
  return ctx.em.findOne(InvitationDraft, { interviewId: id as InterviewId })
}
