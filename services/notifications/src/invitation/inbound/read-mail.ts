import { createHash } from 'node:crypto'
import { cleanLine, cut } from '@passerelle/kernel'
import PostalMime, { type Email } from 'postal-mime'
import { isAutomatic } from './automatic.ts'
import { bodyOf } from './body-of.ts'
import { type Bounce, bouncesIn } from './bounce.ts'
import { calendarTexts } from './calendar-parts.ts'
import { withoutSecrets } from './own-secrets.ts'
import { type Itip, readItip } from './read-itip.ts'

/** A mail, as far as an answer goes. No text of it has a token of our links or a code of our addresses, but `from`. */
export interface ReadMail {
  /** In lower case; null where From names nobody or several. */
  from: string | null
  subject: string
  /** Its whole text, quotations and all. */
  body: string
  /** Each calendar once, though it came as an alternative and as a file. */
  itips: Itip[]
  /** What it says of recipients that it did not reach, one each; none in a mail that is no such report. */
  bounces: Bounce[]
  automatic: boolean
  /** Why nothing can be made of it, else null. */
  unreadable: string | null
  digest: string
}

/** Bytes of a mail; the server refuses more. */
export const mailAtMost = 2 * 1024 * 1024
const mostParts = 60
/** A part may do without a type, and each costs time; in words and quotations such lines are few. */
const mostDashedLines = 1_000

/**
 * Reads whatever has arrived. Limits come before parsing; what exceeds them is unreadable, which a person will look at.
 * Never throws. Quoted mails are not opened: an invitation inside of an out-of-office mail is no answer.
 */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const trouble = tooMuch(bytes)
  if (trouble) return unreadable(trouble, digest)
  try {
    const mail = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: 20,
      maxHeadersSize: 128 * 1024,
      attachmentEncoding: 'arraybuffer',
    })
    return readParts(mail, digest)
  } catch (error) {
    return unreadable(cut(cleanLine(error instanceof Error ? error.message : String(error)), 200), digest)
  }
}

function readParts(mail: Email, digest: string): ReadMail {
  const itips = unique(calendarTexts(mail).flatMap(readItip))
  const answers = itips.some(({ method }) => method === 'REPLY' || method === 'COUNTER')
  const messageId = cut(cleanLine(mail.messageId ?? ''), 500)
  return {
    from: cut(cleanLine(mail.from?.address ?? '').toLowerCase(), 254) || null,
    subject: cut(cleanLine(withoutSecrets(mail.subject ?? '')), 300),
    body: bodyOf(mail),
    itips,
    bounces: answers ? [] : bouncesIn(mail),
    // Google's own answers are auto-generated: a calendar that answers is an answer, whoever let it go.
    automatic: !answers && isAutomatic(mail),
    unreadable: null,
    digest: messageId ? createHash('sha256').update(messageId).digest('hex') : digest,
  }
}

function unique(itips: readonly Itip[]): Itip[] {
  return [...new Map(itips.map((itip) => [JSON.stringify(itip), itip])).values()]
}

function tooMuch(bytes: Buffer): string | null {
  if (bytes.length > mailAtMost) return 'the mail is too large'
  const text = bytes.toString('latin1')
  const parts = text.match(/^content-type[ \t]*:/gim)?.length ?? 0
  const dashed = text.match(/^--/gm)?.length ?? 0
  return parts > mostParts || dashed > mostDashedLines ? 'the mail has too many parts' : null
}

function unreadable(why: string, digest: string): ReadMail {
  return { from: null, subject: '', body: '', itips: [], bounces: [], automatic: false, unreadable: why, digest }
}
