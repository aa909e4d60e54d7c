import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { invitationSent } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import { Invitation } from '../../invitation/invitation.ts'
import { stateOf } from '../../invitation/invitation-state.ts'
import { tellUndelivered } from '../../invitation/tell-undelivered.ts'
import { Message } from '../message.ts'
import { tellMatchUndelivered } from '../tell-match-undelivered.ts'
import type { ClaimedMessage } from './claim-messages.ts'
import type { MailOutcome } from './hand-over.ts'

const second = 1_000
const minute = 60 * second
/** Waits between attempts, as RFC 5321 §4.5.4.1 advises: soon at first, later less often. After the last one it fails. */
const pauses = [2 * second, 15 * second, minute, 5 * minute, 15 * minute, 30 * minute, ...Array(24).fill(60 * minute)]

/** When to try again after so many attempts, null for never. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const pause = pauses[attempts - 1]
  return pause === undefined ? null : new Date(now.getTime() + pause)
}

/** Says that the server may have the mail from now on. @throws when the message was taken away from this claim */
export async function markHandedOver(em: EntityManager, { id, claim }: ClaimedMessage, now: Date): Promise<void> {
  const marked = await em.nativeUpdate(
    Message,
    { id, claim, state: 'SENDING', handedOverAt: null },
    { handedOverAt: now },
  )
  if (marked !== 1) throw new Error('Another process has taken this message up')
}

/**
 * Writes down how the conversation ended, unless somebody else has the message by now. A late "taken" also settles what
 * had become uncertain.
 */
export async function recordOutcome(
  em: EntityManager,
  message: ClaimedMessage,
  outcome: MailOutcome,
  now: Date,
): Promise<void> {
  const mine = { id: message.id, claim: message.claim }
  const over = { claimedUntil: null, outcome: outcome.answer }
  switch (outcome.kind) {
    case 'taken':
      await em.transactional(async (em) => {
        const invitation = await lockInvited(em, message)
        const taken = await em.nativeUpdate(
          Message,
          { ...mine, state: { $in: ['SENDING', 'UNCERTAIN'] } },
          { ...over, state: 'SENT', sentAt: now },
        )
        if (!invitation || taken !== 1) return
        invitation.sentAt = now
        emit(em, invitationSent, invitation, stateOf(invitation))
      })
      return
    case 'unknown':
      await em.transactional(async (em) => {
        const lost = await em.nativeUpdate(Message, { ...mine, state: 'SENDING' }, { ...over, state: 'UNCERTAIN' })
        if (lost === 1) await tellLost(em, [message.id], now)
      })
      return
    case 'refused':
      await em.transactional(async (em) => {
        const failed = await em.nativeUpdate(
          Message,
          { ...mine, state: { $in: ['SENDING', 'UNCERTAIN'] } },
          { ...over, state: 'FAILED', handedOverAt: null },
        )
        if (failed === 1) await tellLost(em, [message.id], now)
      })
      return
    case 'later':
      await em.transactional((em) => tryLater(em, message, outcome.answer, now))
  }
}

/** Invitations are locked before their mails, by everybody. */
async function lockInvited(em: EntityManager, { invitationId, method }: ClaimedMessage): Promise<Invitation | null> {
  if (!invitationId || method !== 'REQUEST') return null
  return em.findOne(Invitation, { id: invitationId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
}

/** A newer one behind it need not wait for its pause: the old one is asked at once whether it is still worth sending. */
async function tryLater(
  em: EntityManager,
  { id, claim, attempts }: ClaimedMessage,
  answer: string,
  now: Date,
): Promise<void> {
  const dueAt = nextAttempt(attempts, now)
  await em.execute(
    `update message m set state = ?, handed_over_at = null, claimed_until = null, outcome = ?,
       due_at = case when exists (select from message newer where newer.thread = m.thread and newer.position > m.position
         and newer.state = 'QUEUED') then ?::timestamptz else ?::timestamptz end
     where id = ? and claim = ? and state in ('SENDING', 'UNCERTAIN')`,
    [dueAt ? 'QUEUED' : 'FAILED', answer, now, dueAt ?? now, id, claim],
  )
  if (!dueAt) await tellLost(em, [id], now)
}

/** Says so of the mails of invitations and of matches among these that did not leave, or of which nobody knows. */
async function tellLost(em: EntityManager, ids: readonly Message['id'][], now: Date): Promise<void> {
  const lost = { id: { $in: [...ids] }, state: { $in: ['FAILED', 'UNCERTAIN'] as const } }
  for (const message of await em.find(Message, lost, { disableIdentityMap: true })) {
    const arrived = message.state === 'FAILED' ? 'NO' : 'UNKNOWN'
    // The server's words are for operators here: of an uncertain mail they are about a connection.
    const what = { arrived, reason: null } as const
    if (message.invitationId) await tellUndelivered(em, { ...message, ...what }, now)
    else if (message.matchId) await tellMatchUndelivered(em, { ...message, ...what, dead: false }, now)
  }
}

/**
 * Takes up what a process left behind that died or stood still: what was not handed over goes back to the queue, of the
 * rest nobody can say whether it arrived. @returns how many of each
 */
export async function takeUpAbandoned(em: EntityManager, now: Date): Promise<{ queued: number; uncertain: string[] }> {
  return em.transactional(async (em) => {
    const rows = await em.execute<{ id: Message['id']; state: string }[]>(
      `update message set state = case when handed_over_at is null then 'QUEUED' else 'UNCERTAIN' end,
       claimed_until = null, outcome = case when handed_over_at is null then 'the sending process stopped' else
         'the sending process stopped between the mail and the answer' end
     where state = 'SENDING' and claimed_until < ? returning id, state`,
      [now],
    )
    const uncertain = rows.filter(({ state }) => state === 'UNCERTAIN').map(({ id }) => id)
    await tellLost(em, uncertain, now)
    return { queued: rows.length - uncertain.length, uncertain }
  })
}
