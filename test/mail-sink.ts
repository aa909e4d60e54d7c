import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface SentMail {
  /** Envelope recipients. */
  to: string[]
  subject: string
  text: string
  /** The appointment that the mail carries, as its iCalendar object says. */
  calendar: { method: string; sequence: number; uid: string; text: string } | null
}

export interface MailSink {
  [Symbol.asyncDispose](): Promise<void>
  /** For SMTP_URL. */
  url: string
  /** Oldest first. */
  mails(): readonly SentMail[]
}

/** A real SMTP server that takes every mail. */
export async function startMailSink(): Promise<MailSink> {
  const received: SentMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      buffer(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => {
          received.push({ to, subject: mail.subject ?? '', text: mail.text ?? '', calendar: calendarOf(mail) })
          done()
        })
        .catch(done)
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => received,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function calendarOf({ attachments }: Email): SentMail['calendar'] {
  const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  if (!part) return null
  const text =
    typeof part.content === 'string' ? part.content : Buffer.from(part.content as ArrayBuffer).toString('utf8')
  const value = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  return { method: value('METHOD'), sequence: Number(value('SEQUENCE')), uid: value('UID'), text }
}
