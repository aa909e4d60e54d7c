import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { optionallyWritten, refuse } from '@passerelle/contracts'
import { type InvitationId, isId, isRefusal, newId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../../context.ts'
import { Message } from '../../mail/message.ts'
import { formerAt } from '../../projections/former.ts'
import type { InterviewProjection } from '../../projections/interview.ts'
import { Invitation, newestOf } from '../invitation.ts'
import { mayAnswer } from '../invitation-access.ts'
import { lockInterview } from '../lock-interview.ts'
import type { Answer, AnswerResponse } from './answer.ts'
import { takeAnswer } from './take-answer.ts'

export interface AnswerInvitation {
  invitationId: string
  response: AnswerResponse
  comment?: string | null
}

const commentAtMost = 2_000

/**
 * Answers an invitation from the interface, or from the page behind a link in the mail (BY-05). It may be changed until
 * the interview is over.
 * Refuses INVITATION_UNKNOWN, also for another's and to who takes part no longer, INTERVIEW_NOT_PLANNED, INTERVIEW_OVER, INVALID_INPUT.
 */
export async function answerInvitation(ctx: Context, input: AnswerInvitation): Promise<Invitation | Refusal> {
  const { viewer, now } = ctx
  const comment = optionallyWritten('message', input.comment, commentAtMost, 'comment')
  if (isRefusal(comment)) return comment
  return changes<Invitation | Refusal>(ctx, async (em) => {
    const found = await lockInvitation(em, input.invitationId)
    if (!found) return invitationUnknown()
    const { interview, invitation } = found
    const former = await formerAt(em, interview.state.employerId)
    if (!mayAnswer(viewer, invitation, interview, former)) return invitationUnknown()
    const open = mayBeAnswered(interview, now())
    if (isRefusal(open)) return open
    const thread = await em.find(Message, { thread: invitation.id }, { orderBy: { position: 'asc' } })
    const answer: Answer = {
      response: input.response,
      origin: viewer.link ? 'LINK' : 'INTERFACE',
      at: now(),
      sequence: newestOf(thread).sequence,
      stamp: now(),
      comment,
      sentBy: null,
    }
    await takeAnswer(em, interview, invitation, answer, `answer:${newId('msg')}`)
    return invitation
  })
}

/** An invitation and its interview, locked in this order. */
export async function lockInvitation(
  em: EntityManager,
  id: string,
): Promise<{ interview: InterviewProjection; invitation: Invitation } | undefined> {
  if (!isId('inv', id)) return undefined
  const known = await em.findOne(Invitation, { id: id as InvitationId })
  const interview = known && (await lockInterview(em, known.interviewId))
  if (!known || !interview) return undefined
  const invitation = await em.findOneOrFail(
    Invitation,
    { id: known.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
  return { interview, invitation }
}

function invitationUnknown(): Refusal {
  return refuse('INVITATION_UNKNOWN')
}

function mayBeAnswered({ state }: InterviewProjection, now: Date): Refusal | true {
  if (state.status !== 'CONFIRMED' || !state.slot) return refuse('INTERVIEW_NOT_PLANNED.ANSWER')
  if (new Date(state.slot.endsAt) <= now) return refuse('INTERVIEW_OVER')
  return true
}
