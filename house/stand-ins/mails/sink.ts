import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Mailbox } from './mailbox.ts'

const LARGEST_MAIL = 10_000_000

/** An SMTP server that takes every mail and says so only once it is kept. No TLS, no passwords: for this machine only. */
export async function smtpSink(
  mailbox: Mailbox,
  port: number,
  host: string,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    closeTimeout: 2_000,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (stream.sizeExceeded)
          return callback(Object.assign(new Error('The mail is too large.'), { responseCode: 552 }))
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        mailbox.keep(Buffer.concat(chunks), recipients).then(
          ({ id }) => callback(null, `kept as ${id}`),
          (error: Error) => callback(Object.assign(error, { responseCode: 451 })),
        )
      })
    },
  })
  // a client that goes away in the middle is its own affair
  server.on('error', (error) => console.error(error.message))
  server.listen(port, host)
  await once(server.server, 'listening')
  const address = server.server.address() as AddressInfo
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) }
}
