import type { EntityManager } from '@mikro-orm/postgresql'
import { type InterviewState, refuse } from '@passerelle/contracts'
import { isRefusal, type PersonId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { formerAt } from '../projections/former.ts'
import type { InterviewProjection } from '../projections/interview.ts'
import { lockInterview } from './lock-interview.ts'
import { sendInvitations } from './send-invitations.ts'

/**
 * Invites everybody to a planned interview (planning and inviting are two acts), with the draft's words if there is one,
 * and before its time if it was scheduled. Inviting again changes nothing.
 * Refuses INTERVIEW_UNKNOWN, also to whom it is none of their business, INTERVIEW_NOT_PLANNED and INTERVIEW_OVER.
 */
export async function inviteToInterview(ctx: Context, interviewId: string): Promise<InterviewProjection | Refusal> {
  const { viewer, now } = ctx
  return changes<InterviewProjection | Refusal>(ctx, async (em) => {
    const interview = await lockInterview(em, interviewId)
    if (!interview || !(await isInvitedBy(em, interview, viewer.personId))) return interviewUnknown()
    const planned = mayBeInvited(interview.state, now())
    if (isRefusal(planned)) return planned
    await sendInvitations(em, interview, viewer.personId, now())
    return interview
  })
}

export async function isInvitedBy(
  em: EntityManager,
  interview: InterviewProjection,
  person: PersonId,
): Promise<boolean> {
  return interview.isInvitedBy(person, await formerAt(em, interview.state.employerId))
}

export function interviewUnknown(): Refusal {
  return refuse('INTERVIEW_UNKNOWN')
}

/** An invitation needs a date, a duration and participants that stand. */
export function mayBeInvited(interview: InterviewState, now: Date): Refusal | true {
  if (interview.status !== 'CONFIRMED' || !interview.slot) {
    return refuse('INTERVIEW_NOT_PLANNED.INVITE')
  }
  if (new Date(interview.slot.endsAt) <= now) return refuse('INTERVIEW_OVER')
  return true
}
