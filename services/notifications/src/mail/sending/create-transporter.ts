import { Readable } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'

/** How many conversations run at a time; each waits mostly for the mail server. */
export const conversations = 8

/**
 * A pool of SMTP connections. nodemailer would send a mail again by itself when a connection breaks, wherever it broke:
 * `maxRequeues: 0` leaves that decision to us.
 *
 * `markedAtTheEnd` wraps the mail as it is read. It is the last stage and keeps no chunk in stock: any earlier one, and any
 * buffer, would come to the end of a small mail before the server has been asked whether it takes it.
 */
export function createTransporter(url: string): Transporter {
  const options = {
    url,
    pool: true,
    maxConnections: conversations,
    maxMessages: 500,
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const transporter = createTransport(options as Parameters<typeof createTransport>[0])
  transporter.use('stream', (mail, done) => {
    const { markedAtTheEnd } = mail.data as { markedAtTheEnd?: (mail: Readable) => AsyncIterable<Buffer> }
    const lazily = { objectMode: false, highWaterMark: 1 }
    if (markedAtTheEnd) mail.message.processFunc((whole) => Readable.from(markedAtTheEnd(whole as Readable), lazily))
    done()
  })
  return transporter
}
