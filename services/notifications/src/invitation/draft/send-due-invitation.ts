import type { EntityManager } from '@mikro-orm/postgresql'
import { type InterviewId, isRefusal } from '@passerelle/kernel'
import { due, dueKind, whenDue } from '@passerelle/messaging'
import { mayBeInvited } from '../invite-to-interview.ts'
import { lockInterview } from '../lock-interview.ts'
import { sendInvitations } from '../send-invitations.ts'
import { InvitationDraft } from './invitation-draft.ts'

const invitationLeaves = dueKind<{ interviewId: InterviewId }>('invitation-leaves')

/** A scheduled invitation leaves by itself at that time, and at no other that was said before. */
export function leavesAt(em: EntityManager, interviewId: InterviewId, at: Date): void {
  due(em, { kind: invitationLeaves, key: interviewId, at, data: { interviewId } })
}

/** Sends a scheduled invitation when its time has come: if it was not taken back, and the interview still stands. */
export const sendDueInvitation = whenDue(invitationLeaves, async ({ em, data: { interviewId }, now }) => {
  const interview = await lockInterview(em, interviewId)
  const draft = await em.findOne(
    InvitationDraft,
    { interviewId, state: 'SCHEDULED', sendAt: { $lte: now } },
    { refresh: true },
  )
  if (!interview || !draft) return
  if (isRefusal(mayBeInvited(interview.state, now))) draft.end('CANCELLED', now)
  else await sendInvitations(em, interview, draft.author, now)
})
