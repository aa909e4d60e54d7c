import type { Transform } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'

/** How many conversations run at a time; each waits mostly for the mail server. */
export const conversations = 8

/**
 * A pool of SMTP connections. nodemailer would send a mail again by itself when a connection breaks, wherever it broke:
 * `maxRequeues: 0` leaves that decision to us.
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
    const { beforeTheDot } = mail.data as { beforeTheDot?: Transform }
    if (beforeTheDot) mail.message.transform(beforeTheDot)
    done()
  })
  return transporter
}
