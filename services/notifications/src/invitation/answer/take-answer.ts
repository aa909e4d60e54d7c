import type { EntityManager } from '@mikro-orm/postgresql'
import { invitationAnswered } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import { Message } from '../../mail/message.ts'
import { readersOf, type Told } from '../../news/news.ts'
import { post } from '../../news/post.ts'
import type { InvitedFacts } from '../../notice/kinds/answers.ts'
import type { InterviewProjection } from '../../projections/interview.ts'
import { PersonProjection } from '../../projections/person.ts'
import { BouncedAddress } from '../inbound/bounced-address.ts'
import type { Invitation } from '../invitation.ts'
import { stateOf } from '../invitation-state.ts'
import type { Answer } from './answer.ts'
import { keepAnswer } from './keep-answer.ts'

/**
 * Writes an answer down and tells those who invited. The caller holds the locks of interview and invitation, and knows
 * that it is the newest. The same answer with the same words says nothing new to anybody.
 * @param cause makes a notice of this answer the only one
 */
export async function takeAnswer(
  em: EntityManager,
  interview: InterviewProjection,
  invitation: Invitation,
  answer: Answer,
  cause: string,
): Promise<void> {
  const news = invitation.response !== answer.response || (answer.comment ?? '') !== (invitation.comment ?? '')
  invitation.take(answer)
  await mailArrived(em, invitation, answer)
  await keepAnswer(em, invitation.id, answer, { counted: true })
  emit(em, invitationAnswered, invitation, stateOf(invitation), { actor: invitation.person })
  if (!news) return
  const { response, comment, sentBy, at } = answer
  const told = inviters(interview, invitation).map(({ facts, ...inviter }) => ({
    ...inviter,
    kind: 'INVITATION_ANSWERED' as const,
    facts: { ...facts, answer: response, comment, sentBy },
  }))
  await post(em, cause, readersOf(told, invitation.person), at)
}

/** Who answers a mail, or by its link, has it: what a server said of the mail or the address before no longer holds. */
async function mailArrived(em: EntityManager, { id, person }: Invitation, { origin }: Answer): Promise<void> {
  if (origin === 'INTERFACE') return
  await em.nativeUpdate(Message, { thread: id, bouncedAt: { $ne: null } }, { bouncedAt: null })
  const reader = await em.findOne(PersonProjection, { id: person })
  if (reader) await em.nativeDelete(BouncedAddress, { email: reader.email.toLowerCase() })
}

/** The recruiter and whoever planned it, with what a notice about the invited person needs. */
export function inviters(
  interview: InterviewProjection,
  { person }: Invitation,
): (Pick<Told, 'person' | 'about'> & { facts: InvitedFacts })[] {
  const { state } = interview
  const people = [interview.recruiter, ...(interview.plannedBy ? [interview.plannedBy] : [])]
  return people.map((inviter) => ({
    person: inviter,
    about: { interviewId: interview.id, eventId: state.eventId, employerId: state.employerId },
    facts: {
      other: nameOf(state, person),
      startsAt: state.slot?.startsAt ?? null,
      endsAt: state.slot?.endsAt ?? null,
      timeZone: state.timeZone,
    },
  }))
}

function nameOf(state: InterviewProjection['state'], person: string): string {
  if (person === state.talent) return state.talentName
  const other = (state.interviewers ?? []).find(({ personId }) => personId === person)
  return other?.name ?? state.recruiterName
}
