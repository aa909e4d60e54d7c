import type { InterviewState } from '@passerelle/contracts'
import { notFound } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'

/** The interview that somebody is invited to. @throws NOT_FOUND */
export async function interviewOf({ loaders }: Context, { interviewId }: Invitation): Promise<InterviewState> {
  const interview = await loaders.interview.load(interviewId)
  if (!interview) throw notFound('There is no such interview.')
  return interview.state
}

/** Whom the invited person meets. */
export function otherOf(interview: InterviewState, { person }: Invitation): string {
  return person === interview.talent ? interview.recruiterName : interview.talentName
}

export function slotTime({ slot }: InterviewState, end: 'startsAt' | 'endsAt'): Date | null {
  return slot && new Date(slot[end])
}
