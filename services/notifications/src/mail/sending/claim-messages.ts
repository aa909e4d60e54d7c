import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { withCause } from '@passerelle/messaging'
import type { Logger } from '@passerelle/service-kit'
import { tellUndelivered } from '../../invitation/tell-undelivered.ts'
import { linksOfMail } from '../link/links-of-mail.ts'
import { Message } from '../message.ts'
import { mayHaveArrived } from '../message-state.ts'
import { toFormerPeople } from './former-people.ts'
import { type OpenedMessage, openMessages } from './open-messages.ts'
import { type Letterhead, type WrittenMail, writeMail } from './write-mail.ts'

/** How long a conversation with the mail server may take before somebody else takes the message up. */
export const claimLasts = 60_000

/** A message in this process's hands, written and about to leave. */
export interface ClaimedMessage {
  id: Message['id']
  claim: string
  attempts: number
  messageId: string
  invitationId: Message['invitationId']
  /** Where mail servers are to say that they could not deliver it, null for the sender's address. */
  bounceTo: string | null
  /** Message-ID of the first mail of its thread, so that mail programs show them together. */
  references: string | null
  method: Message['method']
  /** Of the request that brought the message about. */
  traceparent: string | undefined
  mail: WrittenMail
}

/**
 * Messages that may leave now: due, their reader known, and nothing before them in their thread on its way.
 * @param row the alias of the message
 */
export const mayLeave = (row: string): string =>
  `${row}.state = 'QUEUED' and ${row}.due_at <= ?
    and exists (select from reader r where r.id = ${row}.person)
    and not exists (select from message earlier where earlier.thread = ${row}.thread
      and earlier.position < ${row}.position and earlier.state in ('QUEUED', 'SENDING'))`

/**
 * Takes up to `limit` messages that may leave, asks each whether it is still worth sending, writes it, and marks it
 * SENDING with its Message-ID, all committed before anybody talks to the mail server.
 */
export async function claimMessages(
  em: EntityManager,
  options: { claim: string; limit: number; letterhead: Letterhead; log: Logger; now: Date },
): Promise<{ claimed: ClaimedMessage[]; seen: number }> {
  return em.fork().transactional(async (em) => {
    const rows = await em.execute<{ id: Message['id'] }[]>(
      `select m.id from message m where ${mayLeave('m')} order by m.bulk, m.due_at, m.id limit ? for update of m skip locked`,
      [options.now, options.limit],
    )
    if (rows.length === 0) return { claimed: [], seen: 0 }
    const messages = await em.find(
      Message,
      { id: { $in: rows.map(({ id }) => id) }, state: 'QUEUED' },
      { orderBy: { bulk: 'asc', dueAt: 'asc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    const former = await toFormerPeople(em, messages)
    for (const message of messages.filter(({ id }) => former.has(id))) message.drop('the reader has left the company')
    const claimed: ClaimedMessage[] = []
    for (const opened of await openMessages(
      em,
      messages.filter(({ id }) => !former.has(id)),
    )) {
      const traceparent = opened.message.traceparent ?? undefined
      const one = await withCause({ traceparent }, () => claimOne(em, opened, options))
      if (one) claimed.push(one)
    }
    return { claimed, seen: rows.length }
  })
}

async function claimOne(
  em: EntityManager,
  { message, reader, earlier, as }: OpenedMessage,
  { claim, letterhead, log, now }: { claim: string; letterhead: Letterhead; log: Logger; now: Date },
): Promise<ClaimedMessage | null> {
  const first = earlier.find(mayHaveArrived)
  const kind = message.method === 'REQUEST' ? kindOfRequest(message, first !== undefined) : message.kind
  const mail = await as(kind)
  const reason = mail ? mail.whyNotSend(now) : 'what it speaks of is not known'
  if (!mail || reason) {
    message.drop(reason ?? '')
    return null
  }
  message.kind = kind
  try {
    const links = linksOfMail(em, message, letterhead.publicUrl, now)
    const written = await writeMail({ message, reader, mail }, links, letterhead, now)
    message.startSending({
      claim,
      until: new Date(now.getTime() + claimLasts),
      mail: written,
      host: hostOf(letterhead),
    })
    return {
      id: message.id,
      claim,
      attempts: message.attempts,
      messageId: message.messageId!,
      invitationId: message.invitationId,
      bounceTo: letterhead.replies?.of('bounce', message.id) ?? null,
      references: first?.messageId ?? null,
      method: message.method,
      traceparent: message.traceparent ?? undefined,
      mail: written,
    }
  } catch (error) {
    log.error({ err: error, message: message.id, kind: message.kind }, 'A mail could not be written')
    message.fail(`not written: ${error instanceof Error ? error.message : String(error)}`)
    if (message.invitationId) await tellUndelivered(em, { ...message, arrived: 'NO', reason: null }, now)
    return null
  }
}

/** The first that arrives invites; what comes behind it says what has changed. */
function kindOfRequest({ kind }: Message, invited: boolean): Message['kind'] {
  if (!invited) return 'INTERVIEW_INVITATION'
  return kind === 'INTERVIEW_INVITATION' ? 'INTERVIEW_UPDATE' : kind
}

function hostOf({ from }: Letterhead): string {
  return from.email.slice(from.email.lastIndexOf('@') + 1)
}
