import type { EntityManager } from '@mikro-orm/postgresql'
import { invitationAnswered } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import { Message } from '../../mail/message.ts'
import { readersOf, type Told } from '../../news/news.ts'
import { post } from '../../news/post.ts'
import type { InvitedFacts } from '../../notice/kinds/answers.ts'
import { formerAt } from '../../projections/former.ts'
import { type InterviewProjection, invitersOf } from '../../projections/interview.ts'
import { ReaderProjection } from '../../projections/reader.ts'
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
  const told = (await inviters(em, interview, invitation)).map(({ facts, ...inviter }) => ({
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
  const reader = await em.findOne(ReaderProjection, { id: person })
  if (reader) await em.nativeDelete(BouncedAddress, { email: reader.email.toLowerCase() })
}

/** Those who organise it, unless they have left, with what a notice about the invited person needs. */
export async function inviters(
  em: EntityManager,
  interview: InterviewProjection,
  invitation: Invitation,
): Promise<Inviter[]> {
  const { state } = interview
  const persons = invitersOf(state, await formerAt(em, state.employerId))
  return persons.map((person) => ({ person, ...invited(interview, invitation) }))
}

type Inviter = Pick<Told, 'person' | 'about'> & { facts: InvitedFacts }

/** What a notice about somebody's invitation is about, and needs. */
export function invited({ id, state }: InterviewProjection, { person }: Invitation): Omit<Inviter, 'person'> {
  return {
    about: { interviewId: id, eventId: state.eventId, employerId: state.employerId },
    facts: {
      other: nameOf(state, person),
      startsAt: state.slot?.startsAt ?? null,
      endsAt: state.slot?.endsAt ?? null,
      timeZone: state.timeZone,
    },
  }
}

function nameOf(state: InterviewProjection['state'], person: string): string {
  if (person === state.talent) return state.talentName
  const other = (state.interviewers ?? []).find(({ personId }) => personId === person)
  return other?.name ?? state.recruiterName
}
