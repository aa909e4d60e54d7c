import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewNews } from '../news/interview-news.ts'
import { readersOf } from '../news/news.ts'
import { post } from '../news/post.ts'
import { formerAt } from '../projections/former.ts'
import type { InterviewProjection } from '../projections/interview.ts'
import { InvitationDraft } from './draft/invitation-draft.ts'
import { followInterview } from './follow-interview.ts'
import { Invitation } from './invitation.ts'

/** Invites everybody to a planned interview, once. The caller holds its row lock and knows that it stands. */
export async function sendInvitations(
  em: EntityManager,
  interview: InterviewProjection,
  by: string,
  now: Date,
): Promise<void> {
  const draft = await em.findOne(InvitationDraft, { interviewId: interview.id }, { refresh: true })
  if (draft && draft.state !== 'SENT') draft.end('SENT', now)
  if ((await em.count(Invitation, { interviewId: interview.id })) > 0) return
  const former = await formerAt(em, interview.state.employerId)
  const following = { former, invite: true }
  const invitations = await followInterview(em, interview.state, `invite:${interview.id}`, now, following)
  const told = readersOf(interviewNews('INVITED', interview.state, { invited: true, former }), by)
  await post(em, invitations[0]?.id ?? interview.id, told, now)
}
