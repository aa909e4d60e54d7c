import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { Pool } from 'undici'
import { addresses, bodies, broken, contentTypes, lastEventIds, messages } from './fuzz.ts'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { type RawSocket, readySocket } from './raw-socket.ts'

/** Malformed requests and messages: 10,000 of them when all are drawn. */
const sample = <T>(arbitrary: fc.Arbitrary<T>, all: number): T[] => fc.sample(arbitrary, draws(all))

jest.setTimeout(300_000)

let world: GatewayWorld
let authorization: string
// Without rates: what is looked for lies behind them.
beforeAll(async () => {
  world = await startGatewayWorld({ environment: { RATE_PER_PERSON: '0', RATE_OF_FAILED_SIGN_INS: '0' } })
  authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
})
afterAll(async () => world[Symbol.asyncDispose]())

/** Stacks, SQL, addresses, and what runs inside. A request is echoed in part: what it said itself is no leak. */
const leaks = /at .+:\d+:\d+|node_modules|10\.0\.0\.7|select \* from|ECONN|[Cc]all stack|TypeError|\[object Object\]/

/** Each of `list` in turn, `width` at a time. */
async function each<T>(list: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = list.values()
  const worker = async () => {
    for (const one of waiting) await work(one)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

async function unharmed(): Promise<void> {
  const ines = await world.as('ines@example.org')
  expect(await ines.query('{ me { name } }')).toEqual({ me: { name: 'ines' } })
  expect(Object.keys(Object.prototype)).toEqual([])
}

test('GQ-06 bodies that are wrong are answered without a 500 or a leak', async () => {
  const pool = new Pool(world.gateway.url, { connections: 20 })
  const statuses = new Map<number, number>()
  const requests = sample(fc.tuple(bodies, contentTypes), 4800)
  await each(requests, 20, async ([body, type]) => {
    const headers = { authorization, 'content-type': type }
    const answer = await pool.request({ method: 'POST', path: '/graphql', headers, body })
    const text = await answer.body.text()
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    if (answer.statusCode >= 500 || leaks.test(text)) throw new Error(`${answer.statusCode} ${text} to ${type} ${body}`)
  })
  await pool.close()
  // Neither all refused at the door nor all let through.
  expect(statuses.get(200)).toBeGreaterThan(draws(20))
  expect(statuses.get(400)).toBeGreaterThan(draws(1000))
  await unharmed()
})

test('GQ-06 requests for event streams that are wrong end by themselves or tell what they should', async () => {
  const pool = new Pool(world.gateway.url, { connections: 20 })
  const outcomes = new Map<string, number>()
  // So that a stream that was opened has something to tell.
  const telling = setInterval(() => world.subgraphs.write({ id: 'ntc_1', text: 'n', author: { id: 'per_a' } }), 5)
  const good = fc.constant(JSON.stringify({ query: 'subscription { noteWritten { text author { name } } }' }))
  const any = fc.oneof({ weight: 9, arbitrary: bodies }, { weight: 1, arbitrary: good })
  const requests = sample(fc.tuple(fc.boolean(), any, addresses, contentTypes, lastEventIds), 2000)
  await each(requests, 20, async ([byPost, body, address, type, lastEventId]) => {
    const headers = { authorization, accept: 'text/event-stream', 'content-type': type, 'last-event-id': lastEventId }
    const answer = await pool.request({
      ...(byPost
        ? { method: 'POST', path: '/graphql/stream', body }
        : { method: 'GET', path: `/graphql/stream${address}` }),
      headers,
    })
    let text = ''
    for await (const part of answer.body) {
      text += part
      // The first event of a subscription is enough; leaving the loop breaks the connection off.
      if (/^event: next$/m.test(text) && /^id: |"noteWritten"/m.test(text)) break
    }
    const told = /^event: complete$/m.test(text) ? 'complete' : /^event: next$/m.test(text) ? 'next' : 'none'
    const outcome = `${answer.statusCode} ${told}`
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    const isFault = text.includes('INTERNAL_SERVER_ERROR') && !text.includes('"data":{')
    if (answer.statusCode >= 500 || isFault || leaks.test(text) || outcome === '200 none')
      throw new Error(`${answer.statusCode} ${text} to ${byPost ? `${type} ${body}` : address} ${lastEventId}`)
  })
  clearInterval(telling)
  await pool.close()
  expect(outcomes.get('200 complete')).toBeGreaterThan(draws(300))
  expect(outcomes.get('200 next')).toBeGreaterThan(draws(5))
  expect(outcomes.get('400 none')).toBeGreaterThan(draws(20))
  while (world.subgraphs.listeners() > 0) await pause(10)
  await unharmed()
})

test('GQ-06 broken HTTP messages are answered or cut off', async () => {
  const { hostname, port } = new URL(world.gateway.url)
  const body = JSON.stringify({ query: '{ me { name } }' })
  const whole = `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
  await each(sample(broken(fc.constant(whole)), 2000), 20, async (message) => {
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(Number(port), hostname, () => socket.end(Buffer.from(message, 'latin1')))
      socket.on('data', (data) => {
        text += data
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(text))
    })
    const [, status = '400'] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? []
    if (Number(status) >= 500 || leaks.test(answer)) throw new Error(`${answer} to ${JSON.stringify(message)}`)
  })
  await unharmed()
})

test('GQ-09 messages on sockets end themselves or their socket', async () => {
  const url = `${world.gateway.url.replace('http', 'ws')}/graphql`
  const list = sample(messages, 3000)
  let closed = 0
  await each(chunks(list, 100), 8, async (some) => {
    let socket: RawSocket | undefined
    for (const message of some) {
      socket ??= await readySocket(url, authorization)
      socket.send(message)
      const mark = crypto.randomUUID()
      socket.send({ type: 'ping', payload: { mark } })
      const ended = await passed(socket, mark)
      if (ended === undefined) continue
      if (![4400, 4409, 4429].includes(ended)) throw new Error(`closed with ${ended} after ${message}`)
      closed++
      socket = undefined
    }
    socket?.close()
  })
  expect(closed).toBeGreaterThan(draws(50))
  expect(closed).toBeLessThan(draws(2500))
  while (world.subgraphs.listeners() > 0) await pause(10)
  await unharmed()
})

test('GQ-09 broken frames close their socket and nothing else', async () => {
  const { hostname, port, host } = new URL(world.gateway.url)
  const upgrade = `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`
  const frames = sample(fc.uint8Array({ minLength: 2, maxLength: 40 }), 200)
  await each(frames, 20, async (frame) => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(upgrade))
      socket.once('data', () => socket.end(frame))
      socket.on('error', () => {})
      socket.on('close', () => resolve())
    })
  })
  await unharmed()
})

test('GQ-09 after all of that no socket is left open, and no memory kept', async () => {
  const url = `${world.gateway.url.replace('http', 'ws')}/graphql`
  const again = async () => {
    await each(chunks(sample(messages, 200), 25), 8, async (some) => {
      for (const message of some) {
        const socket = await readySocket(url, authorization)
        socket.send(message)
        socket.close()
        await socket.closed
      }
    })
  }
  await again()
  const [sockets, heap] = [openSockets(), heapAfterCollection()]
  await again()
  while (world.subgraphs.listeners() > 0 || openSockets() > sockets) await pause(10)
  // 200 sockets that stayed, with a megabyte of buffers and closures between them each, would be far more.
  expect(heapAfterCollection() - heap).toBeLessThan(8 * 2 ** 20)
})

/** Reads on until the pong that marks the end of an answer; the code when the socket closed instead. */
async function passed(socket: RawSocket, mark: string): Promise<number | undefined> {
  for (;;) {
    const message = await socket.next().catch(() => undefined)
    if (!message) return (await socket.closed).code
    const text = JSON.stringify(message)
    const isFault = message.type === 'error' && text.includes('INTERNAL_SERVER_ERROR')
    if (isFault || leaks.test(text)) throw new Error(text)
    if (message.type === 'pong' && message.payload?.mark === mark) return undefined
  }
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}
