import type { EntityManager } from '@mikro-orm/postgresql'
import { isId } from '@passerelle/kernel'
import type { Message } from '../mail/message.ts'
import { readersOf, type Told } from '../news/news.ts'
import { postToOthers } from '../news/post.ts'
import type { UndeliveredFacts } from '../notice/kinds/answers.ts'
import { formerAt } from '../projections/former.ts'
import { InterviewProjection } from '../projections/interview.ts'
import { invited, inviters } from './answer/take-answer.ts'
import { Invitation } from './invitation.ts'
import { otherOf } from './shown.ts'

interface Undelivered extends Pick<Message, 'id' | 'invitationId' | 'method'> {
  /** NO: a server said so. UNKNOWN: none said anything. */
  arrived: UndeliveredFacts['arrived']
  /** The server's words, if any. */
  reason: string | null
}

/**
 * Tells those who invited, and the person whose calendar it is about, that the mail of an invitation did not arrive, or
 * that nobody knows: what the calendar says may be untrue, and they can set it right.
 */
export async function tellUndelivered(
  em: EntityManager,
  { id, invitationId, method, arrived, reason }: Undelivered,
  now: Date,
): Promise<void> {
  const invitation = await em.findOne(Invitation, { id: invitationId! })
  const interview = invitation && (await em.findOne(InterviewProjection, { id: invitation.interviewId }))
  if (!invitation || !interview || !method) return
  const what = { method, arrived, reason }
  const others = (await inviters(em, interview, invitation)).filter(({ person }) => person !== invitation.person)
  const told: Told[] = others.map(({ facts, ...inviter }) => ({
    ...inviter,
    kind: 'INVITATION_NOT_DELIVERED',
    facts: { ...facts, ...what, reader: 'INVITER' },
  }))
  const former = await formerAt(em, interview.state.employerId)
  const { person } = invitation
  if (isId('per', person) && interview.concerns(person, former)) {
    const { about, facts: said } = invited(interview, invitation)
    const facts = { ...said, ...what, other: otherOf(interview.state, invitation), reader: 'INVITED' as const }
    told.push({ person, about, kind: 'INVITATION_NOT_DELIVERED', facts })
  }
  await postToOthers(em, `undelivered:${id}`, readersOf(told, null), now)
}
