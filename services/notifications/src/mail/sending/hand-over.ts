import type { Readable } from 'node:stream'
import { cleanLine, cut } from '@passerelle/kernel'
import type { Transporter } from 'nodemailer'
import { withoutSecrets } from '../../invitation/inbound/own-secrets.ts'
import type { ClaimedMessage } from './claim-messages.ts'
import type { Mailbox } from './mailbox.ts'

/** How a conversation with the mail server ended. */
export type MailOutcome =
  | { kind: 'taken'; answer: string }
  /** Certainly not taken; it may be tried again. */
  | { kind: 'later'; answer: string }
  /** Certainly not taken, and never will be. */
  | { kind: 'refused'; answer: string }
  /** The mail was handed over and no answer came: nobody can say. */
  | { kind: 'unknown'; answer: string }

/**
 * One conversation with the mail server. `mark` is awaited when all of the mail but the final dot has been given to the
 * connection: until it resolves the server cannot have taken the mail, from then on it may have (RFC 5321 §4.1.1.4). When
 * it throws, the connection is cut before the dot.
 */
export async function handOver(
  transporter: Transporter,
  message: ClaimedMessage,
  from: Mailbox,
  mark: () => Promise<void>,
): Promise<MailOutcome> {
  let handedOver = false
  let over = false
  async function* markedAtTheEnd(mail: Readable): AsyncGenerator<Buffer> {
    yield* mail
    // A stream of a connection that is gone may still be read to its end: it has handed over nothing.
    if (over) throw new Error('The connection is gone')
    await mark()
    handedOver = true
  }
  try {
    const info = await transporter.sendMail({ ...mimeOf(message, from), markedAtTheEnd } as Parameters<
      Transporter['sendMail']
    >[0])
    return { kind: 'taken', answer: withoutSecrets(String(info.response ?? '250')) }
  } catch (error) {
    return outcomeOf(error, handedOver)
  } finally {
    over = true
  }
}

interface SmtpFault extends Error {
  code?: string
  command?: string
  /** The server's reply code, absent when the connection failed. */
  responseCode?: number
}

/** Which commands are about this mail, so that a 5xx to them is about it and not about the server's mood. */
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

function outcomeOf(fault: unknown, handedOver: boolean): MailOutcome {
  const { message, code, command, responseCode } = fault as SmtpFault
  const answer = cut(cleanLine(withoutSecrets(`${code ?? ''} ${message}`)), 500)
  if (responseCode === undefined) return { kind: handedOver ? 'unknown' : 'later', answer }
  const refused = responseCode >= 500 && code !== 'EAUTH' && aboutTheMail.has(command ?? '')
  return { kind: refused ? 'refused' : 'later', answer }
}

function mimeOf({ mail, messageId, references, method, bounceTo }: ClaimedMessage, from: Mailbox) {
  return {
    from: { name: from.name, address: from.email },
    to: { name: mail.to.name, address: mail.to.email },
    ...(mail.answerTo && { replyTo: { name: from.name, address: mail.answerTo } }),
    envelope: { from: bounceTo ?? from.email, to: [mail.to.email] },
    messageId,
    date: mail.writtenAt,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable' as const,
    // RFC 3834: no machine should answer; X-Auto-Response-Suppress says so to Exchange.
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': mail.language,
    },
    ...(references && { references, inReplyTo: references }),
    ...(mail.calendar &&
      method && {
        icalEvent: { method, filename: method === 'CANCEL' ? 'cancel.ics' : 'invite.ics', content: mail.calendar },
      }),
  }
}
