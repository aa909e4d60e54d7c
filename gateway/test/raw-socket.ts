import { WebSocket } from 'ws'

// biome-ignore lint/suspicious/noExplicitAny: a test looks into what it got
type Message = { type: string; id?: string; payload?: any }

/** A WebSocket that says what it is told to, also what no client library would. */
export interface RawSocket {
  readonly protocol: string
  /** Text and bytes go as they are, anything else as JSON. */
  send(message: unknown): void
  /** The next message that was not looked at; rejects when the socket closes first. */
  next(): Promise<Message>
  /** Everything that came and was not looked at. */
  unread(): readonly Message[]
  readonly closed: Promise<{ code: number; reason: string }>
  close(): void
}

/** Rejects when the upgrade is refused. */
export async function rawSocket(
  url: string,
  options: { protocols?: string | string[]; headers?: Record<string, string> } = {},
): Promise<RawSocket> {
  const { protocols = 'graphql-transport-ws', headers = {} } = options
  const socket = new WebSocket(url, protocols, { headers })
  const unread: Message[] = []
  let waiting: PromiseWithResolvers<void> | undefined
  const wake = () => {
    waiting?.resolve()
    waiting = undefined
  }
  socket.on('message', (data) => {
    unread.push(JSON.parse(String(data)))
    wake()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }))
  })
  void closed.then(wake)
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  socket.on('error', () => {})
  return {
    protocol: socket.protocol,
    send(message) {
      const raw = typeof message === 'string' || Buffer.isBuffer(message)
      socket.send(raw ? message : JSON.stringify(message))
    },
    async next() {
      while (unread.length === 0) {
        if (socket.readyState === socket.CLOSED) throw new Error(`closed: ${JSON.stringify(await closed)}`)
        waiting ??= Promise.withResolvers()
        await waiting.promise
      }
      return unread.shift()!
    },
    unread: () => unread,
    closed,
    close: () => socket.close(),
  }
}

/** Signed in: `connection_init` is sent and acknowledged. */
export async function readySocket(url: string, authorization: string): Promise<RawSocket> {
  const socket = await rawSocket(url)
  socket.send({ type: 'connection_init', payload: { authorization } })
  const { type } = await socket.next()
  if (type !== 'connection_ack') throw new Error(`not acknowledged but ${type}`)
  return socket
}
