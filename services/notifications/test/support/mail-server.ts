import type { Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerAddress } from 'smtp-server'

export interface ReceivedMail {
  to: string
  /** Where bounces would go. */
  envelopeFrom: string
  raw: string
  mail: Email
}

export interface MailServer {
  url: string
  received: ReceivedMail[]
  /** What the server says instead of yes, by step; return nothing to go on. */
  answer: {
    rcpt?: (address: string) => number | undefined | Promise<number | undefined>
    data?: (mail: ReceivedMail) => number | undefined
  }
  /** Awaited with the whole mail in hand, before the server answers. */
  beforeAnswer: (mail: ReceivedMail) => Promise<void>
  /** Cuts every connection, as a crash of the server would. */
  cut(): void
  [Symbol.asyncDispose](): Promise<void>
}

/** A real SMTP server in this process, which keeps what it has taken. */
export async function startMailServer(): Promise<MailServer> {
  const state: Omit<MailServer, 'url' | 'cut' | typeof Symbol.asyncDispose> = {
    received: [],
    answer: {},
    beforeAnswer: async () => {},
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    async onRcptTo({ address }, _, done) {
      done(refusal(await state.answer.rcpt?.(address)))
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer)
      } catch {
        return
      }
      const raw = Buffer.concat(chunks)
      const [to] = session.envelope.rcptTo as [SMTPServerAddress]
      const from = session.envelope.mailFrom
      const envelopeFrom = from ? from.address : ''
      const mail = { to: to.address, envelopeFrom, raw: raw.toString('latin1'), mail: await PostalMime.parse(raw) }
      await state.beforeAnswer(mail)
      const code = state.answer.data?.(mail)
      if (code === undefined) state.received.push(mail)
      done(refusal(code))
    },
  })
  server.on('error', () => {})
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    cut: () => {
      for (const socket of sockets) socket.destroy()
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

function refusal(code: number | undefined): Error | null {
  return code === undefined ? null : Object.assign(new Error(code < 500 ? 'Try later' : 'No'), { responseCode: code })
}
