import { cleanLine, type Language } from '@passerelle/kernel'
import { calendarOf } from '../../invitation/calendar.ts'
import type { ReplyAddresses } from '../../invitation/inbound/reply-addresses.ts'
import type { Reader } from '../../words/reader.ts'
import type { LinksOfMail } from '../link/link.ts'
import type { OpenMail } from '../mail.ts'
import type { Message } from '../message.ts'
import { type RenderedMail, renderMail } from '../render.ts'
import type { Mailbox } from './mailbox.ts'

export interface Letterhead {
  from: Mailbox
  publicUrl: string
  /** Null where no answers are taken in by mail. */
  replies: ReplyAddresses | null
}

export interface WrittenMail extends RenderedMail {
  to: Mailbox
  /** Where answers to it go, null where the sender's address will do. */
  answerTo: string | null
  language: Language
  writtenAt: Date
  /** The iCalendar object, null where the mail carries none. */
  calendar: string | null
  /** The text part without the tokens of its links, as it may be kept. The calendar has none. */
  keptText: string
}

/** Writes a mail for its reader: words, layout, and the appointment whose description is the text part, but for the link that answers. */
export async function writeMail(
  { message, reader, mail }: { message: Pick<Message, 'invitationId'>; reader: Reader; mail: OpenMail },
  links: LinksOfMail,
  { from, publicUrl, replies }: Letterhead,
  now: Date,
): Promise<WrittenMail> {
  const worded = mail.write({ reader, publicUrl, links })
  const rendered = await renderMail(worded, reader.locale)
  // Where answers to an invitation arrive: an address of its own, the same for its whole life.
  const answerTo = message.invitationId && replies ? replies.of('reply', message.invitationId) : null
  const organizer = { name: from.name || 'Passerelle', email: answerTo ?? from.email }
  const attendee = { name: reader.name, email: reader.email }
  const { description } = rendered
  const calendar =
    worded.appointment && calendarOf({ ...worded.appointment, madeAt: now, description, organizer, attendee })
  return {
    ...rendered,
    to: { name: cleanLine(reader.name), email: reader.email },
    answerTo,
    language: reader.locale,
    writtenAt: now,
    calendar,
    keptText: links.without(rendered.text),
  }
}
