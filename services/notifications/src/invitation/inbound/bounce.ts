import { cleanLine, cut } from '@passerelle/kernel'
import type { Attachment, Email } from 'postal-mime'

/** A mail server's word that a mail was not delivered. */
export interface Bounce {
  /** Never will be; a soft one is a delay, or a mailbox that is full. */
  hard: boolean
  /** In lower case, where it is said. */
  recipient: string | null
  /** The server's words, on one line. */
  reason: string
}

/** Reads a delivery report (RFC 3464), or the free text of servers that write none. */
export function bounceIn(mail: Email): Bounce | null {
  const report = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  return report ? reported(textOf(report)) : written(mail)
}

function reported(text: string): Bounce | null {
  const fields = cut(text, 20_000)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
  const field = (name: string) => {
    const line = fields.find((one) => one.toLowerCase().startsWith(`${name}:`))
    return line ? cleanLine(line.slice(name.length + 1)) : ''
  }
  const action = field('action').toLowerCase()
  if (action !== 'failed' && action !== 'delayed') return null
  const recipient = field('final-recipient') || field('original-recipient')
  const status = field('status')
  // 4.x.x is for now, and so are a full mailbox (5.2.2) and a mail too large (5.3.4, 5.2.3): the address exists.
  const hard = action === 'failed' && /^5\./.test(status) && !/^5\.(2\.[23]|3\.4)/.test(status)
  return {
    hard,
    recipient:
      recipient
        .replace(/^[^;]*;\s*/, '')
        .replace(/[<>]/g, '')
        .toLowerCase() || null,
    reason: cut(`${status} ${field('diagnostic-code')}`.trim(), 300),
  }
}

const subjects =
  /^\s*(undeliver(ed|able)|delivery status notification|delivery (has )?fail|mail delivery (failed|system)|failure notice|returned mail|non remis|échec)/i

function written({ headers, from, subject, text }: Email): Bounce | null {
  const failed = headers.find(({ key }) => key === 'x-failed-recipients')?.value
  const daemon = /^(mailer-daemon|postmaster)@/i.test(from?.address ?? '')
  if (!failed && !(daemon && subjects.test(subject ?? ''))) return null
  const words = cut(text ?? '', 20_000)
  const reason = /^.*\b(5\d\d[ -]|5\.\d{1,3}\.\d{1,3}\b).*$/m.exec(words)?.[0]
  return {
    hard: reason !== undefined && !/5\.2\.[23]\b|\bquota|mailbox (is )?full/i.test(reason),
    recipient: failed?.split(',')[0]?.trim().toLowerCase() || null,
    reason: cut(cleanLine(reason ?? subject ?? ''), 300),
  }
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
