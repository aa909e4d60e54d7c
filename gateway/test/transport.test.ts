import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { until } from './stream-reader.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld()
})
afterAll(async () => world[Symbol.asyncDispose]())

type Message = { type: string; id?: string; payload?: unknown }

/** A socket that says what it is told and nothing by itself. */
async function bareSocket(protocol = 'graphql-transport-ws') {
  const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, protocol)
  const got: Message[] = []
  socket.on('message', (data) => got.push(JSON.parse(String(data))))
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return {
    got,
    closed,
    say: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    sayBytes: (message: unknown) => socket.send(Buffer.from(JSON.stringify(message)), { binary: true }),
    has: (type: string, count = 1) => until(() => got.filter((message) => message.type === type).length >= count),
    close: () => socket.close(),
  }
}

const init = async () => ({
  type: 'connection_init',
  payload: { authorization: await world.identity.bearerFor({ email: 'ines@example.org' }) },
})

async function signedIn() {
  const socket = await bareSocket()
  socket.say(await init())
  await socket.has('connection_ack')
  return socket
}

const subscribe = (id: string, query: string) => ({ type: 'subscribe', id, payload: { query } })
const notes = 'subscription { noteWritten { text } }'

test.each([
  ['no JSON', 'hello', 4400],
  ['a message without a type', {}, 4400],
  ['a type that is none', { type: 'start', id: '1' }, 4400],
  ['a subscribe without a query', { type: 'subscribe', id: '1', payload: {} }, 4400],
  ['a subscribe with an empty id', { type: 'subscribe', id: '', payload: { query: notes } }, 4400],
  ['a second connection_init', { type: 'connection_init' }, 4429],
])('GQ-01 %s closes the socket with its code', async (_what, message, code) => {
  const socket = await signedIn()
  socket.say(message)
  expect(await socket.closed).toBe(code)
})

test('GQ-01 subscribing before the acknowledgement closes with 4401, another subprotocol with 4406', async () => {
  const early = await bareSocket()
  early.say(subscribe('1', notes))
  expect(await early.closed).toBe(4401)
  const old = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-ws')
  const end = await new Promise((resolve) => {
    old.once('close', resolve)
    old.once('error', (error) => resolve(error.message))
  })
  expect(String(end)).toMatch(/4406|subprotocol/)
})

test('GQ-01 an id that is in use closes with 4409; one that has ended may be used again', async () => {
  const socket = await signedIn()
  socket.say(subscribe('a', '{ me { name } }'))
  await socket.has('complete')
  socket.say(subscribe('a', '{ me { name } }'))
  await socket.has('complete', 2)
  expect(socket.got.filter(({ type }) => type === 'next').map(({ payload }) => payload)).toEqual(
    Array(2).fill({ data: { me: { name: 'ines' } } }),
  )
  socket.say(subscribe('b', notes))
  await until(() => world.subgraphs.listeners() === 1)
  socket.say(subscribe('b', notes))
  expect(await socket.closed).toBe(4409)
  await until(() => world.subgraphs.listeners() === 0)
})

test('GQ-01 a ping is answered with its payload, a pong is heard, and binary frames are read as text', async () => {
  const socket = await bareSocket()
  socket.say({ type: 'ping', payload: { at: 7 } })
  await socket.has('pong')
  socket.say({ type: 'pong' })
  socket.sayBytes(await init())
  await socket.has('connection_ack')
  socket.sayBytes(subscribe('1', '{ me { name } }'))
  await socket.has('complete')
  expect(socket.got[0]).toEqual({ type: 'pong', payload: { at: 7 } })
  socket.close()
})

test('GQ-01 after complete of the client nothing more comes of that operation, and its owner is left', async () => {
  const socket = await signedIn()
  socket.say(subscribe('gone', notes))
  socket.say(subscribe('stays', 'subscription { noteWritten { id } }'))
  await until(() => world.subgraphs.listeners() === 2)
  socket.say({ type: 'complete', id: 'gone' })
  await until(() => world.subgraphs.listeners() === 1)
  world.subgraphs.write({ id: 'ntc_1', text: 'n1', author: { id: 'per_a' } })
  await socket.has('next')
  socket.say({ type: 'complete', id: 'never was' })
  socket.say({ type: 'ping' })
  await socket.has('pong')
  expect(socket.got.filter(({ id }) => id === 'gone')).toEqual([])
  socket.close()
  await until(() => world.subgraphs.listeners() === 0)
})

test('GQ-09 what would make graphql-ws itself close the socket ends one operation: no text, deep text, a forbidden variable', async () => {
  const socket = await signedIn()
  const deep = `subscription { noteWritten { ${'author { notes { '.repeat(1500)}` // cut off in the middle
  const mistakes = [
    subscribe('1', ''),
    subscribe('2', '   '),
    subscribe('3', deep),
    subscribe('4', 'subscription { noteWriten { id } }'),
  ]
  for (const message of mistakes) socket.say(message)
  const payload = { query: notes, variables: { representations: [] } }
  socket.say({ type: 'subscribe', id: '5', payload })
  await socket.has('error', 5)
  const said = JSON.stringify(socket.got.filter(({ type }) => type === 'error'))
  expect(said).not.toMatch(/Did you mean|call stack|at .+:\d+/)
  socket.say(subscribe('6', '{ me { name } }'))
  await socket.has('complete')
  socket.close()
})
