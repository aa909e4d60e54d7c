import type { EntityManager } from '@mikro-orm/postgresql'
import { ReaderProjection } from '../../projections/reader.ts'
import type { OpenMail } from '../mail.ts'
import { type MailKind, openMail } from '../mails.ts'
import { Message } from '../message.ts'
import { lookIn } from './look.ts'

export interface OpenedMessage {
  message: Message
  reader: ReaderProjection
  /** The mails before it in its thread. */
  earlier: readonly Message[]
  /** What it speaks of, as that is now, for the mail of this kind. */
  as(kind: MailKind): Promise<OpenMail | null>
}

/** Looks up, a statement a table, what these messages speak of, and to whom. Their readers are known. */
export async function openMessages(em: EntityManager, messages: readonly Message[]): Promise<OpenedMessage[]> {
  const look = lookIn(em)
  // A mail that is alone is its own thread, and the first of it.
  const threads = messages.filter(({ position }) => position > 1).map(({ thread }) => thread)
  const said =
    threads.length > 0 ? await em.find(Message, { thread: { $in: threads } }, { orderBy: { position: 'asc' } }) : []
  return Promise.all(
    messages.map(async (message) => {
      const earlier = said.filter(({ thread, position }) => thread === message.thread && position < message.position)
      const as = (kind: MailKind) => openMail({ ...queued(message), kind, earlier }, look)
      const reader = await look.up(ReaderProjection, message.person)
      // Each asks before any is answered: what all of them need is found by one statement.
      await as(message.kind)
      return { message, reader: reader!, earlier, as }
    }),
  )
}

function queued({ facts, interviewId, invitationId, matchId, method, sequence }: Message) {
  return { facts, interviewId, invitationId, matchId, method, sequence }
}
