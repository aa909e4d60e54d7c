import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { type RawSocket, rawSocket, readySocket } from './raw-socket.ts'

/** The graphql-transport-ws protocol message by message, as PROTOCOL.md of graphql-ws describes it. */
let world: GatewayWorld
let authorization: string
let silent: RawSocket
let pinging: RawSocket
beforeAll(async () => {
  world = await startGatewayWorld()
  authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
  silent = await rawSocket(url())
  pinging = await rawSocket(url())
  const ping = setInterval(() => pinging.send({ type: 'ping' }), 500)
  void pinging.closed.then(() => clearInterval(ping))
})
afterAll(async () => world[Symbol.asyncDispose]())

const url = () => `${world.gateway.url.replace('http', 'ws')}/graphql`
const ready = () => readySocket(url(), authorization)
const subscribe = (id: string, query: string, more: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query, ...more },
})
const me = { data: { me: { name: 'ines' } } }
const stream = 'subscription { noteWritten { text } }'
const note = (text: string) => ({ id: 'ntc_1', text, author: { id: 'per_a' } })

async function listening(count: number): Promise<void> {
  while (world.subgraphs.listeners() !== count) await new Promise((resolve) => setImmediate(resolve))
}

test('GQ-01 the sub-protocol is graphql-transport-ws, also among others; any other closes with 4406', async () => {
  const among = await rawSocket(url(), { protocols: ['graphql-ws', 'graphql-transport-ws'] })
  expect(among.protocol).toBe('graphql-transport-ws')
  among.close()
  for (const protocols of ['graphql-ws', 'graphql-ws-other', []]) {
    const other = await rawSocket(url(), { protocols }).catch((error: Error) => error)
    if (other instanceof Error) expect(other.message).toMatch(/subprotocol/)
    else expect((await other.closed).code).toBe(4406)
  }
})

test('GQ-01 only the path of the queries is upgraded', async () => {
  await expect(rawSocket(url().replace('/graphql', '/else'))).rejects.toThrow('404')
})

test('GQ-09 who is refused the upgrade can neither end the process by a reset nor keep the connection', async () => {
  const { hostname, port, host } = new URL(world.gateway.url)
  const refused = [`GET /else HTTP/1.1`, `GET /graphql HTTP/1.1\r\nOrigin: https://evil.example.org`]
  for (const head of [...Array(20).fill(refused).flat()]) {
    await new Promise<void>((closed) => {
      const request = `${head}\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`
      const socket = connect(Number(port), hostname, () => socket.write(request, () => socket.resetAndDestroy()))
      socket.on('error', () => {}).on('close', () => closed())
    })
  }
  for (const head of refused) {
    // A client that never says goodbye itself.
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    const closed = new Promise((resolve) => socket.on('error', resolve).on('close', resolve))
    socket.write(`${head}\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 40[34] /)
    const said = setInterval(() => socket.write('still here'), 5)
    await closed
    clearInterval(said)
  }
  const socket = await ready()
  socket.close()
})

test('GQ-01 a socket is acknowledged once, and answers a ping with its payload before and after', async () => {
  const socket = await rawSocket(url())
  socket.send({ type: 'ping', payload: { at: 1 } })
  expect(await socket.next()).toEqual({ type: 'pong', payload: { at: 1 } })
  socket.send({ type: 'pong' })
  socket.send({ type: 'connection_init', payload: { authorization } })
  expect((await socket.next()).type).toBe('connection_ack')
  socket.send({ type: 'ping' })
  expect((await socket.next()).type).toBe('pong')
  socket.close()
})

test('GQ-01 an operation before the acknowledgement closes with 4401, and no or a bad token with 4403', async () => {
  const early = await rawSocket(url())
  early.send(subscribe('1', stream))
  expect(await early.closed).toEqual({ code: 4401, reason: 'Unauthorized' })
  for (const payload of [undefined, null, {}, { authorization: 'Bearer x' }, { authorization: 7 }]) {
    const refused = await rawSocket(url())
    refused.send({ type: 'connection_init', payload })
    expect([payload, (await refused.closed).code]).toEqual([payload, 4403])
  }
})

test('GQ-01 a second connection_init closes with 4429, after the acknowledgement and while one is looked at', async () => {
  const twice = await ready()
  twice.send({ type: 'connection_init', payload: { authorization } })
  expect((await twice.closed).code).toBe(4429)
  const hasty = await rawSocket(url())
  hasty.send({ type: 'connection_init', payload: { authorization } })
  hasty.send({ type: 'connection_init', payload: { authorization } })
  expect((await hasty.closed).code).toBe(4429)
})

const nonsense: unknown[] = [
  'not json',
  '',
  'null',
  '[]',
  '7',
  '{}',
  { type: 'else' },
  { type: 'start', id: '1' },
  { type: 'subscribe' },
  { type: 'subscribe', id: '' },
  { type: 'subscribe', id: 1, payload: { query: '{ me { id } }' } },
  { type: 'subscribe', id: '1', payload: {} },
  { type: 'subscribe', id: '1', payload: { query: 7 } },
  { type: 'subscribe', id: '1', payload: { query: '{ me { id } }', variables: 'x' } },
  { type: 'subscribe', id: '1', payload: { query: '{ me { id } }', extensions: 7 } },
  { type: 'subscribe', id: '1', payload: { query: '{ me { id } }', operationName: {} } },
  { type: 'complete' },
  { type: 'connection_init', payload: 7 },
  { type: 'ping', payload: 'x' },
  { type: 'next', id: '1' },
  { type: '__proto__', id: '1', payload: {} },
]

test('GQ-01 a message that is none closes with 4400, whatever is wrong with it', async () => {
  for (const message of nonsense) {
    const socket = await ready()
    socket.send(message)
    expect([message, (await socket.closed).code]).toEqual([message, 4400])
  }
})

test('GQ-01 a query is answered by next and complete; its id is then free', async () => {
  const socket = await ready()
  for (let round = 0; round < 2; round++) {
    socket.send(subscribe('one', '{ me { name } }'))
    expect(await socket.next()).toEqual({ id: 'one', type: 'next', payload: me })
    expect(await socket.next()).toEqual({ id: 'one', type: 'complete' })
  }
  socket.close()
})

test('GQ-01 an id that is in use closes with 4409, also while its operation is being prepared', async () => {
  const running = await ready()
  running.send(subscribe('one', stream))
  await listening(1)
  running.send(subscribe('one', '{ me { name } }'))
  expect(await running.closed).toEqual({ code: 4409, reason: 'Subscriber for one already exists' })
  await listening(0)
  const hasty = await ready()
  hasty.send(subscribe('one', '{ me { name } }'))
  hasty.send(subscribe('one', '{ me { name } }'))
  expect((await hasty.closed).code).toBe(4409)
})

test('GQ-01 ids of the prototype are ids like others', async () => {
  const socket = await ready()
  for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    socket.send(subscribe(id, '{ me { name } }'))
    expect(await socket.next()).toEqual({ id, type: 'next', payload: me })
    expect(await socket.next()).toEqual({ id, type: 'complete' })
  }
  socket.close()
})

test('GQ-01 a mistake is one error and no complete, and the socket goes on', async () => {
  const socket = await ready()
  socket.send(subscribe('bad', '{ nothing }'))
  const { id, type, payload } = await socket.next()
  expect([id, type, payload[0].extensions.code]).toEqual(['bad', 'error', 'GRAPHQL_VALIDATION_FAILED'])
  socket.send(subscribe('good', '{ me { name } }'))
  expect((await socket.next()).payload).toEqual(me)
  expect(await socket.next()).toEqual({ id: 'good', type: 'complete' })
  socket.close()
})

const mistakes = [
  subscribe('1', ''),
  subscribe('2', '   '),
  subscribe('3', `subscription { noteWritten { ${'author { notes { '.repeat(1500)}`), // cut off in the middle
  subscribe('4', 'subscription { noteWriten { id } }'),
  subscribe('5', stream, { variables: { representations: [] } }),
]

test('GQ-09 what would make graphql-ws itself close the socket ends one operation: no text, deep text, a forbidden variable', async () => {
  const socket = await ready()
  for (const message of mistakes) {
    socket.send(message)
    const refused = await socket.next()
    expect(refused).toMatchObject({ id: message.id, type: 'error' })
    expect(JSON.stringify(refused)).not.toMatch(/Did you mean|call stack|at .+:\d+/)
  }
  socket.send(subscribe('6', '{ me { name } }'))
  expect((await socket.next()).payload).toEqual(me)
  socket.close()
})

test('GQ-01 a subscription that the client has completed ends at its owner, and the others of the socket go on', async () => {
  const socket = await ready()
  socket.send(subscribe('gone', stream))
  socket.send(subscribe('stays', 'subscription { noteWritten { id } }'))
  await listening(2)
  socket.send({ type: 'complete', id: 'gone' })
  await listening(1)
  world.subgraphs.write(note('n1'))
  expect(await socket.next()).toMatchObject({ id: 'stays', type: 'next' })
  socket.send({ type: 'ping' })
  expect((await socket.next()).type).toBe('pong')
  expect(socket.unread()).toEqual([])
  socket.close()
  await listening(0)
})

test('GQ-01 after the client’s complete nothing more comes, not even a complete, and unknown ids are ignored', async () => {
  const socket = await ready()
  socket.send({ type: 'complete', id: 'never begun' })
  socket.send(subscribe('one', stream))
  await listening(1)
  world.subgraphs.write(note('before'))
  expect((await socket.next()).payload).toEqual({ data: { noteWritten: { text: 'before' } } })
  socket.send({ type: 'complete', id: 'one' })
  await listening(0)
  world.subgraphs.write(note('after'))
  socket.send(subscribe('slow', '{ slow(ms: 50) }'))
  socket.send({ type: 'complete', id: 'slow' })
  socket.send(subscribe('last', '{ slow(ms: 100) }'))
  expect(await socket.next()).toMatchObject({ id: 'last', type: 'next' })
  expect(await socket.next()).toEqual({ id: 'last', type: 'complete' })
  expect(socket.unread()).toEqual([])
  socket.close()
})

test('GQ-01 a socket that goes away without a word leaves nothing behind', async () => {
  const socket = await ready()
  // Unlike one another: those that are the same share one subscription at the owner.
  for (const id of ['a', 'b', 'c']) socket.send(subscribe(id, `subscription { ${id}: noteWritten { text } }`))
  await listening(3)
  socket.close()
  await listening(0)
})

test('GQ-09 a socket on which nothing, or nothing but pings, is said closes with 4408', async () => {
  for (const socket of [silent, pinging]) {
    expect(await socket.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' })
  }
})

test('GQ-01 a message of bytes closes the socket with 1003', async () => {
  const socket = await ready()
  socket.send(Buffer.from(JSON.stringify(subscribe('1', '{ me { name } }'))))
  expect((await socket.closed).code).toBe(1003)
})

test('GQ-01 an id that is used again right after `complete` is one operation: each event comes once', async () => {
  const socket = await ready()
  const again = [subscribe('1', stream), { id: '1', type: 'complete' }]
  for (let round = 0; round < 3; round++) for (const message of again) socket.send(message)
  socket.send(subscribe('1', stream))
  await listening(1)
  // Now in the middle of a stream.
  for (const message of [again[1], again[0]]) socket.send(message)
  socket.send(subscribe('2', '{ me { name } }'))
  expect(await socket.next()).toMatchObject({ id: '2', payload: me })
  expect(await socket.next()).toMatchObject({ id: '2', type: 'complete' })
  await listening(1)
  world.subgraphs.write(note('once'))
  expect(await socket.next()).toMatchObject({ id: '1', payload: { data: { noteWritten: { text: 'once' } } } })
  socket.send({ id: '1', type: 'complete' })
  await listening(0)
  expect(socket.unread()).toEqual([])
  socket.close()
})
