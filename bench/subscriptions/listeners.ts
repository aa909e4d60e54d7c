import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface Listener {
  /** Results so far. */
  count: number
  socket: WebSocket
}

const message = (value: unknown) => JSON.stringify(value)

/** A socket that has signed in. As light as it can be: results are counted and not read. */
export async function connect(url: string, payload: Record<string, unknown>): Promise<Listener> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
  await once(socket, 'open')
  const acknowledged = once(socket, 'message')
  socket.send(message({ type: 'connection_init', payload }))
  await acknowledged
  const listener: Listener = { count: 0, socket }
  socket.on('message', (data: Buffer) => {
    // As everybody writes it: {"id":"1","type":"next",… or {"type":"next",…
    const head = data.toString('latin1', 0, 60)
    if (head.includes('"next"')) listener.count++
    else if (head.includes('"error"') || head.includes('"complete"')) throw new Error(`ended: ${data}`)
  })
  return listener
}

export function subscribe({ socket }: Listener, query: string): void {
  socket.send(message({ id: '1', type: 'subscribe', payload: { query } }))
}
