import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { inTurn } from './in-turn.ts'
import type { Logger } from './log.ts'

export interface SocketExtra {
  socket: WebSocket
  request: IncomingMessage
}

export interface SocketOptions<P extends Record<string, unknown>> {
  server: Server
  path: string
  log: Logger
  /** Bytes; `ws` would take 100 MiB. */
  maxPayload: number
  /** What the protocol asks for; it must parse and validate in `onSubscribe`, because a throw there ends the socket. */
  protocol: ServerOptions<P, SocketExtra>
  /** Whether a browser page of this origin may connect. No origin: not a browser. */
  allowOrigin?: (origin: string | undefined, request: IncomingMessage) => boolean
}

export interface Sockets {
  /** How many are connected. */
  readonly open: number
  /** Says goodbye with 1001, so that clients connect elsewhere. */
  close(): Promise<void>
}

/** Milliseconds between pings; a socket that misses one is dropped. */
const keepAliveMs = 15_000
/** Bytes that may wait for a slow client before it is closed rather than losing events in silence. */
const maxWaiting = 8 * 1024 * 1024

/** GraphQL over WebSocket (graphql-transport-ws) beside HTTP on one server and path. `close` says 1001 to everyone. */
export function serveSockets<P extends Record<string, unknown>>(options: SocketOptions<P>): Sockets {
  const { server, path, log, maxPayload, allowOrigin } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols })
  const graphql = makeServer<P, SocketExtra>(options.protocol)
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const found = request.url?.split('?', 1)[0] === path
    if (!found) return reject(socket, '404 Not Found')
    if (allowOrigin?.(request.headers.origin, request) === false) return reject(socket, '403 Forbidden')
    sockets.handleUpgrade(request, socket, head, (ws) => serve(graphql, ws, request, log))
  }
  server.on('upgrade', upgrade)
  return {
    get open() {
      return sockets.clients.size
    },
    async close() {
      server.off('upgrade', upgrade)
      await Promise.all([...sockets.clients].map(goAway))
    },
  }
}

/** The connection has left Node's hands: without a listener of ours its errors would end the process, and it would stay half-open. */
function reject(socket: Duplex, status: string): void {
  socket.on('error', () => {})
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function serve(
  graphql: { opened: ReturnType<typeof makeServer<never, SocketExtra>>['opened'] },
  ws: WebSocket,
  request: IncomingMessage,
  log: Logger,
): void {
  const closed = graphql.opened(
    {
      protocol: ws.protocol,
      send: (data) => send(ws, data),
      close: (code, reason) => ws.close(code, reason),
      onMessage: (receive) => {
        const receiveInTurn = inTurn(receive)
        ws.on('message', (data, isBinary) => {
          if (isBinary) return ws.close(1003, 'Text only')
          receiveInTurn(String(data)).catch((error: unknown) => {
            log.warn({ err: error }, 'a message on a socket could not be handled')
            ws.close(4400, 'Bad message')
          })
        })
      },
    },
    { socket: ws, request },
  )
  const beat = keepAlive(ws)
  ws.on('error', (error) => log.debug({ err: error }, 'socket error'))
  ws.once('close', (code, reason) => {
    clearInterval(beat)
    closed(code, String(reason)).catch((error: unknown) => log.warn({ err: error }, 'a socket did not end cleanly'))
  })
}

function send(ws: WebSocket, data: string): Promise<void> {
  if (ws.readyState !== ws.OPEN) return Promise.resolve()
  if (ws.bufferedAmount > maxWaiting) {
    ws.close(4460, 'Too slow')
    return Promise.resolve()
  }
  return new Promise((resolve, reject) => ws.send(data, (error) => (error ? reject(error) : resolve())))
}

function keepAlive(ws: WebSocket): NodeJS.Timeout {
  let answered = true
  ws.on('pong', () => {
    answered = true
  })
  return setInterval(() => {
    if (!answered) return ws.terminate()
    answered = false
    ws.ping()
  }, keepAliveMs)
}

/** Tells the client to go elsewhere; one that does not answer within a second is cut off. */
function goAway(ws: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => ws.terminate(), 1000)
    ws.once('close', () => {
      clearTimeout(late)
      resolve()
    })
    ws.close(1001, 'Going away')
  })
}
