import type { InterviewId } from '@passerelle/kernel'
import type { Context } from '../../context.ts'
import { InvitationDraft } from './invitation-draft.ts'

/** Whoever may send the invitation sees its draft; nobody else knows of it. */
export async function draftSeenBy({ em, viewer, loaders }: Context, id: string): Promise<InvitationDraft | null> {
  const interview = await loaders.interview.load(id)
  if (!interview?.isInvitedBy(viewer.personId)) return null
  return em.findOne(InvitationDraft, { interviewId: id as InterviewId })
}
