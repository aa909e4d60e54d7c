import type { EntityManager } from '@mikro-orm/postgresql'
import { type InvitationId, type MessageId, newId } from '@passerelle/kernel'
import { Message } from '../../mail/message.ts'
import { tellMatchUndelivered } from '../../mail/tell-match-undelivered.ts'
import { readersOf } from '../../news/news.ts'
import { post } from '../../news/post.ts'
import type { InvitedFacts, RepliedFacts } from '../../notice/kinds/answers.ts'
import type { NoticeToTell } from '../../notice/notices.ts'
import { formerAt } from '../../projections/former.ts'
import type { InterviewProjection } from '../../projections/interview.ts'
import { ReaderProjection } from '../../projections/reader.ts'
import { lockInvitation } from '../answer/answer-invitation.ts'
import { keepAnswer } from '../answer/keep-answer.ts'
import { inviters, takeAnswer } from '../answer/take-answer.ts'
import type { Invitation } from '../invitation.ts'
import { tellUndelivered } from '../tell-undelivered.ts'
import { type Bounce, bounceOf } from './bounce.ts'
import { BouncedAddress } from './bounced-address.ts'
import { type Judgement, judge } from './judge.ts'
import { withoutSecrets } from './own-secrets.ts'
import type { ReadMail } from './read-mail.ts'
import { Reply } from './reply.ts'
import type { Recipient } from './reply-addresses.ts'
import { sayAgain } from './say-again.ts'

/** How many mails about one invitation are kept to be read; more than that come from a machine. An answer counts beside them. */
const keptAtMost = 100
const keptWithAnswers = 200

/**
 * Takes in a mail that arrived at one of our addresses, in one transaction; the same mail again changes nothing.
 * @returns what became of it, for the log
 */
export async function takeIn(em: EntityManager, to: Recipient, mail: ReadMail, now: Date): Promise<string> {
  return em.transactional(async (em) => {
    if (to.what === 'reply') return takeReply(em, to.id, mail, now)
    return takeBounce(em, to.id, mail, now)
  })
}

async function takeReply(em: EntityManager, id: InvitationId, mail: ReadMail, now: Date, about?: Message) {
  const found = await lockInvitation(em, id)
  if (!found) return 'nobody knows the invitation'
  const { interview, invitation } = found
  const former = await formerAt(em, interview.state.employerId)
  if (!interview.concerns(invitation.person, former)) return 'of somebody who takes part no longer'
  const known = await em.find(Reply, { invitationId: id }, { fields: ['digest'], limit: keptWithAnswers })
  if (known.some(({ digest }) => digest === mail.digest)) return 'a repetition'
  if (known.length >= keptWithAnswers) return 'one of too many'
  const person = await em.findOne(ReaderProjection, { id: invitation.person })
  const thread = await em.find(Message, { thread: id }, { orderBy: { position: 'asc' } })
  const { slot } = interview.state
  const asked = {
    uid: invitation.uid,
    email: person?.email.toLowerCase() ?? null,
    slot: slot && { startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) },
    before: invitation,
    thread,
  }
  const judgement = judge(mail, asked, now)
  if (known.length >= keptAtMost && judgement.outcome !== 'ANSWER') return 'one of too many'
  const reply = new Reply(replyOf(judgement, mail, invitation, now))
  em.persist(reply)
  await act(em, { interview, invitation, judgement, mail, person, now, reply, mailed: about ?? thread.at(-1) })
  return judgement.outcome
}

/** Word from mail servers about one mail. Anything else at such an address is read as what came about its invitation. */
async function takeBounce(em: EntityManager, id: MessageId, mail: ReadMail, now: Date): Promise<string> {
  const message = await em.findOne(Message, { id })
  if (!message) return 'nobody knows the mail'
  if (message.invitationId) return takeReply(em, message.invitationId, mail, now, message)
  const person = await em.findOne(ReaderProjection, { id: message.person })
  const bounce = bounceOf(mail.bounces, person?.email ?? null)
  if (!bounce?.failed) return bounce ? 'delayed' : 'unheard'
  await markBounced(em, person, message, bounce, now)
  if (message.matchId) await tellMatchUndelivered(em, { ...message, ...bounce, arrived: 'NO' }, now)
  return 'BOUNCE'
}

interface Taken {
  interview: InterviewProjection
  invitation: Invitation
  judgement: Judgement
  mail: ReadMail
  person: ReaderProjection | null
  /** The mail that a bounce is about. */
  mailed: Message | undefined
  reply: Reply
  now: Date
}

async function act(em: EntityManager, taken: Taken): Promise<void> {
  const { interview, invitation, judgement, person, mailed, reply, now } = taken
  switch (judgement.outcome) {
    case 'ANSWER':
      return takeAnswer(em, interview, invitation, judgement.answer!, reply.id)
    case 'OVERTAKEN':
      return keepAnswer(em, invitation.id, judgement.answer!, { counted: false })
    case 'OLD_TIME':
      await keepAnswer(em, invitation.id, judgement.answer!, { counted: false })
      return tellOfReply(em, taken, {
        outcome: 'OLD_TIME',
        comment: reply.text,
        now: interview.state.status === 'CONFIRMED' ? 'STANDS' : 'CANCELLED',
        saidAgain: await sayAgain(em, interview, invitation, reply.id, now),
      })
    case 'BOUNCE':
      if (!judgement.bounce?.failed) return
      await markBounced(em, person, mailed, judgement.bounce, now)
      if (judgement.bounce.dead) return tellOfDeadAddress(em, taken, judgement.bounce.reason)
      return mailed && tellUndelivered(em, { ...mailed, arrived: 'NO', reason: judgement.bounce.reason }, now)
    case 'AUTOMATIC':
      return
    case 'PROPOSAL': {
      const { startsAt, endsAt } = judgement.proposal!
      const proposed = startsAt && {
        startsAt: startsAt.toISOString(),
        endsAt: (endsAt ?? startsAt).toISOString(),
        timeZone: interview.state.timeZone,
      }
      return tellOfReply(em, taken, { outcome: 'PROPOSAL', proposed, comment: reply.text })
    }
    case 'REVIEW':
      return tellOfReply(em, taken, { outcome: 'REVIEW', review: judgement.review!, comment: reply.text })
    default:
      return tellOfReply(em, taken, { outcome: judgement.outcome, comment: reply.text })
  }
}

function tellOfReply(em: EntityManager, taken: Taken, what: RepliedFacts): Promise<void> {
  return tellInviters(em, taken, (facts) => ({ kind: 'REPLY_RECEIVED', facts: { ...facts, ...what } }))
}

function tellOfDeadAddress(em: EntityManager, taken: Taken, reason: string): Promise<void> {
  return tellInviters(em, taken, (facts) => ({ kind: 'ADDRESS_FAILED', facts: { ...facts, reason } }))
}

async function tellInviters(
  em: EntityManager,
  { interview, invitation, reply, now }: Taken,
  noticeOf: (facts: InvitedFacts) => NoticeToTell,
): Promise<void> {
  const told = (await inviters(em, interview, invitation)).map(({ facts, ...inviter }) => ({
    ...inviter,
    ...noticeOf(facts),
  }))
  await post(em, reply.id, readersOf(told, invitation.person), now)
}

async function markBounced(
  em: EntityManager,
  person: ReaderProjection | null,
  message: Message | undefined,
  { dead, reason }: Bounce,
  now: Date,
): Promise<void> {
  if (message?.state === 'SENT' || message?.state === 'UNCERTAIN') {
    await em.nativeUpdate(Message, { id: message.id }, { bouncedAt: now, outcome: `came back: ${reason}` })
  }
  if (person && dead)
    await em.upsert(BouncedAddress, { ...new BouncedAddress(person.email, reason || 'no reason given', now) })
}

function replyOf(
  { outcome, review, answer, proposal, text }: Judgement,
  mail: ReadMail,
  invitation: Invitation,
  now: Date,
): Reply {
  return {
    id: newId('rpl'),
    interviewId: invitation.interviewId,
    invitationId: invitation.id,
    outcome,
    review: review ?? null,
    response: answer?.response ?? null,
    sequence: answer?.sequence ?? null,
    startsAt: proposal?.startsAt ?? null,
    endsAt: proposal?.endsAt ?? null,
    sender: mail.from && withoutSecrets(mail.from),
    text,
    digest: mail.digest,
    arrivedAt: now,
  }
}
