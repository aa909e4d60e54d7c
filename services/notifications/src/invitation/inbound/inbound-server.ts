import type { Socket } from 'node:net'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import type { Logger } from '@passerelle/service-kit'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { Message } from '../../mail/message.ts'
import { Invitation } from '../invitation.ts'
import { mailAtMost, readMail } from './read-mail.ts'
import type { Recipient, ReplyAddresses } from './reply-addresses.ts'
import { takeIn } from './take-in.ts'

const recipientsAtMost = 5
const clientsAtMost = 50
/** Of silence. */
const idleAtMost = 30_000
/** Of a whole connection: who sends a byte now and then does not keep it. */
const connectionAtMost = 5 * 60_000

export interface InboundServer {
  port: number
  /** Mails that are being taken in. */
  pending(): number
  close(): Promise<void>
}

export interface InboundOptions {
  orm: MikroORM
  replies: ReplyAddresses
  port: number
  host: string
  clock: Clock
  log: Logger
}

/**
 * Takes in answers to invitations by SMTP (RFC 5321). An address that was never given out is refused at RCPT TO, and the
 * mail server's yes comes after the commit. It relays nothing, and knows neither passwords nor TLS: it stands behind a
 * mail server that has both.
 */
export async function startInbound(options: InboundOptions): Promise<InboundServer> {
  const { port, host, log } = options
  let underWay = 0
  const server = new SMTPServer({
    banner: 'Passerelle',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    size: mailAtMost,
    maxClients: clientsAtMost,
    socketTimeout: idleAtMost,
    closeTimeout: 5_000,
    onRcptTo: ({ address }, session, done) => {
      mayReceive(options, address, session).then(
        (refused) => done(refused),
        (error) => done(later(log, error)),
      )
    },
    onData: (stream, session, done) => {
      underWay += 1
      receive(options, stream, session)
        .then(
          (refused) => done(refused),
          (error) => done(later(log, error)),
        )
        .finally(() => {
          underWay -= 1
        })
    },
  })
  server.on('error', (error) => log.debug({ err: error }, 'A connection of the inbound mail server broke'))
  server.server.on('connection', endInTime)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.server.address() as { port: number }).port,
    pending: () => underWay,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function endInTime(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), connectionAtMost).unref()
  socket.once('close', () => clearTimeout(timer))
}

/** @returns why not, or null. An address with a wrong secret costs no look into the database. */
async function mayReceive({ orm, replies }: InboundOptions, address: string, session: SMTPServerSession) {
  if (session.envelope.rcptTo.length >= recipientsAtMost) return answer(452, 'Too many recipients')
  const to = replies.read(address)
  return to && (await isKnown(orm, to)) ? null : answer(550, 'No such address here')
}

async function isKnown(orm: MikroORM, to: Recipient): Promise<boolean> {
  const em = orm.em.fork()
  if (to.what === 'reply') return (await em.count(Invitation, { id: to.id })) === 1
  return (await em.count(Message, { id: to.id })) === 1
}

async function receive(
  { orm, replies, clock, log }: InboundOptions,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Error | null> {
  const chunks: Buffer[] = []
  let size = 0
  // A mail that is too large is read to its end, as the protocol wants, but not kept.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mailAtMost) chunks.push(chunk)
    else chunks.length = 0
  }
  if (stream.sizeExceeded || size > mailAtMost) return answer(552, 'The mail is too large')
  const mail = await readMail(Buffer.concat(chunks))
  for (const { address } of session.envelope.rcptTo) {
    const to = replies.read(address)
    if (!to) continue
    const outcome = await takeIn(orm.em.fork(), to, mail, clock())
    log.info({ about: to.id, outcome, bytes: size }, 'Mail received')
  }
  return null
}

function later(log: Logger, error: unknown): Error {
  log.error({ err: error }, 'A mail could not be taken in; its server will try again')
  return answer(451, 'Try again later')
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
