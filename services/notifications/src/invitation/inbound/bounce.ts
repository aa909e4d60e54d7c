import { cleanLine, cut } from '@passerelle/kernel'
import type { Attachment, Email } from 'postal-mime'
import { isSameMailbox } from './mailbox-of.ts'
import { withoutSecrets } from './own-secrets.ts'

/** A mail server's word about one recipient: a mail that was not delivered, or not yet. */
export interface Bounce {
  /** The server has given up. Otherwise it goes on trying. */
  failed: boolean
  /** The address itself takes no mail (5.1.x, RFC 3463 §3.2); a full mailbox or a policy says nothing of it. */
  dead: boolean
  /** In lower case, as it was written to and as it was at last; none where it is not said. */
  recipients: string[]
  /** The server's words, on one line. */
  reason: string
}

/** Reads a delivery report (RFC 3464), or the free text of servers that write none. */
export function bouncesIn(mail: Email): Bounce[] {
  const report = mail.attachments.find(({ mimeType }) => reports.has(mimeType))
  return report ? reported(textOf(report)) : written(mail)
}

/** The second is that of RFC 6533. */
const reports = new Set(['message/delivery-status', 'message/global-delivery-status'])

/**
 * What a report says of one address: of several recipients each has its own fate, and one that was never written to is
 * somebody else's, as where the mail was forwarded.
 */
export function bounceOf(bounces: readonly Bounce[], email: string | null): Bounce | null {
  const own = bounces.filter(({ recipients }) => recipients.some((one) => isSameMailbox(one, email)))
  return own.find(({ failed }) => failed) ?? own[0] ?? bounces.find(({ recipients }) => recipients.length === 0) ?? null
}

const mostRecipients = 20

function reported(text: string): Bounce[] {
  return cut(text, 20_000)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\n+/)
    .map((group) => recipientIn(group.split('\n')))
    .filter((one) => one !== null)
    .slice(0, mostRecipients)
}

function recipientIn(fields: readonly string[]): Bounce | null {
  const field = (name: string) => {
    const line = fields.find((one) => one.toLowerCase().startsWith(`${name}:`))
    return line ? cleanLine(line.slice(name.length + 1)) : ''
  }
  const action = field('action').toLowerCase()
  if (action !== 'failed' && action !== 'delayed') return null
  const status = field('status')
  const failed = action === 'failed'
  const diagnosis = field('diagnostic-code').replace(/^[^;\s]{1,20};\s*/, '')
  // Servers that have no enhanced code of their own write 5.0.0, and the receiver's in its words.
  const known = /^\d\.0\.0/.test(status) ? (/\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(diagnosis)?.[0] ?? status) : status
  const recipients = [field('original-recipient'), field('final-recipient')].map(addressIn).filter(Boolean)
  return {
    failed,
    dead: failed && /^5\.1\./.test(known),
    recipients,
    reason: cut(withoutSecrets(`${status} ${diagnosis}`.trim()), 300),
  }
}

/** `rfc822; Ines@Example.org` */
function addressIn(text: string): string {
  return text
    .replace(/^[^;]*;\s*/, '')
    .replace(/[<>]/g, '')
    .trim()
    .toLowerCase()
}

const subjects =
  /^\s*(undeliver(ed|able)|delivery status notification|delivery (has )?fail|mail delivery (failed|system)|failure notice|returned mail|non remis|échec|unzustellbar|no se puede entregar|mancata consegna)/i

function written({ headers, from, subject, text }: Email): Bounce[] {
  const failed = headers.find(({ key }) => key === 'x-failed-recipients')?.value
  const daemon = /^(mailer-daemon|postmaster)@/i.test(from?.address ?? '')
  if (!failed && !(daemon && subjects.test((subject ?? '').normalize()))) return []
  const words = cut(text ?? '', 20_000)
  const reason = /^.*\b([45]\d\d[ -]|[45]\.\d{1,3}\.\d{1,3}\b).*$/m.exec(words)?.[0]
  const recipients = (failed ?? '').split(',').map(addressIn).filter(Boolean)
  return [
    {
      failed: failed !== undefined || !/delay|retard|verzöger/i.test(subject ?? ''),
      dead: /\b5\.1\.\d{1,3}\b/.test(reason ?? ''),
      recipients: recipients.slice(0, mostRecipients),
      reason: cut(cleanLine(withoutSecrets(reason ?? subject ?? '')), 300),
    },
  ]
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
