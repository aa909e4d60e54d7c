import { LockMode } from '@mikro-orm/postgresql'
import type { InterviewState } from '@passerelle/contracts'
import { type InterviewId, isRefusal, type Refusal, refuse } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { interviewNews } from '../news/interview-news.ts'
import { readersOf } from '../news/news.ts'
import { post } from '../news/post.ts'
import { InterviewProjection } from '../projections/interview.ts'
import { followInterview } from './follow-interview.ts'
import { Invitation } from './invitation.ts'

/**
 * Invites both people to a planned interview (planning and inviting are two acts). Inviting again changes nothing.
 * Refuses INTERVIEW_UNKNOWN, also to whom it is none of their business, INTERVIEW_NOT_PLANNED and INTERVIEW_OVER.
 */
export async function inviteToInterview(ctx: Context, interviewId: string): Promise<InterviewProjection | Refusal> {
  const { viewer, now } = ctx
  return ctx.em.transactional(async (em) => {
    const interview = await em.findOne(
      InterviewProjection,
      { id: interviewId as InterviewId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    )
    if (!interview?.isInvitedBy(viewer.personId)) return interviewUnknown()
    const planned = mayBeInvited(interview.state, now())
    if (isRefusal(planned)) return planned
    if ((await em.count(Invitation, { interviewId: interview.id })) > 0) return interview
    const invitations = await followInterview(em, interview.state, `invite:${interview.id}`, now(), true)
    const told = readersOf(interviewNews('INVITED', interview.state, true), viewer.personId)
    await post(em, invitations[0]?.id ?? interview.id, told, now())
    return interview
  })
}

export function interviewUnknown(): Refusal {
  return refuse(
    'INTERVIEW_UNKNOWN',
    'This interview is not known here. If it was planned a moment ago, try again in a second; otherwise check its id.',
  )
}

/** An invitation needs a date, a duration and participants that stand. */
export function mayBeInvited(interview: InterviewState, now: Date): Refusal | true {
  if (interview.status !== 'CONFIRMED' || !interview.slot) {
    return refuse(
      'INTERVIEW_NOT_PLANNED',
      'Only a planned interview can be invited to: choose its date and duration first.',
    )
  }
  if (new Date(interview.slot.endsAt) <= now) return refuse('INTERVIEW_OVER', 'This interview is over.')
  return true
}
