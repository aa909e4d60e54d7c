import { setImmediate as breathe } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Memberships } from '@passerelle/service-kit'
import { readMetrics } from '@passerelle/testkit'
import { GraphQLError } from 'graphql'
import { decodeJwt } from 'jose'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { type Journal, startJournal } from './journal.ts'
import { readableLog } from './replace-supergraph.ts'
import { type Reading, type StreamReader, streamReaders, until } from './stream-reader.ts'

let journal: Journal
let world: GatewayWorld
let readers: ReturnType<typeof streamReaders>
const { log, lines } = readableLog()
const cutOff = () => until(() => lines.some(({ msg }) => msg === 'a slow client was cut off'))

beforeAll(async () => {
  journal = await startJournal()
  const streamLimits = { readAhead: 20, behind: 60, backlog: 40, stalledAfter: 200, attempts: 6, retryAfter: 5 }
  world = await startGatewayWorld({ journal, streamLimits, log, environment: { METRICS_PORT: '0' } })
  readers = streamReaders(world)
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await journal[Symbol.asyncDispose]()
})
// Whoever has left must have left the owner of the event too.
afterEach(async () => {
  await readers.leave()
  await until(() => journal.listeners() === 0)
  journal.asked.length = 0
  lines.length = 0
  world.subgraphs.references.length = 0
})

const texts = 'subscription { noteWritten { text } }'
const names = 'subscription { noteWritten { text author { name } } }'

const read = (query: string, reading?: Reading) => readers.read(query, reading)
const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `n${from + i}`)
const lastCursor = (reader: StreamReader) => reader.results.at(-1)!.extensions!.cursor!

test('GQ-03 each result carries the cursor of its event, and a stream goes on after one: nothing missing, nothing twice', async () => {
  const first = await read(names)
  await until(() => journal.listeners() === 1)
  for (const text of numbered(1, 3)) journal.write(text, 'per_0001')
  await first.has(3)
  expect(first.results[0]).toEqual({
    data: { noteWritten: { text: 'n1', author: { name: 'Person 0001' } } },
    extensions: { cursor: expect.any(String) },
  })
  first.leave()
  for (const text of numbered(4, 6)) journal.write(text)
  const byArgument = await read('subscription($after: String) { noteWritten(after: $after) { text } }', {
    variables: { after: lastCursor(first) },
  })
  const byExtension = await read(texts, { after: first.results[1]!.extensions!.cursor! })
  await Promise.all([byArgument.has(3), byExtension.has(4)])
  journal.write('n7')
  await Promise.all([byArgument.has(4), byExtension.has(5)])
  expect(byArgument.texts()).toEqual(numbered(4, 7))
  expect(byExtension.texts()).toEqual(numbered(3, 7))
})

test('BY-13 a cursor that is too old ends with CURSOR_EXPIRED and the oldest one that works, and is counted', async () => {
  for (const text of numbered(1, 3)) journal.write(text)
  journal.forgetBefore(2)
  const late = await read(texts, { after: '1' })
  expect(await late.ended).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED', oldestCursor: '2' } }])
  const measured = await readMetrics(world.gateway.metricsUrl!)
  expect(measured.get('passerelle_stream_cursors_expired_total')).toBe(1)
  journal.forgetBefore(0)
})

test('GQ-06 a senseless cursor is a mistake', async () => {
  for (const [query, after] of [
    [texts, 'x'.repeat(600)] as const,
    ['subscription { passing { text } }', '1'] as const,
  ]) {
    const senseless = await read(query, { after })
    expect(await senseless.ended).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  }
})

test('GQ-03 sharing: the same question of the same person is one subscription and one fetch, and who leaves disturbs nobody', async () => {
  const sharing = await Promise.all(Array.from({ length: 5 }, () => read(names)))
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_0007')
  await Promise.all(sharing.map((reader) => reader.has(1)))
  for (const { results } of sharing) {
    expect(results).toEqual([
      {
        data: { noteWritten: { text: 'n1', author: { name: 'Person 0007' } } },
        extensions: { cursor: expect.any(String) },
      },
    ])
  }
  expect([journal.asked.length, world.subgraphs.references]).toEqual([1, ['per_0007']])
  sharing[0]!.leave()
  sharing[3]!.leave()
  const joined = await read(names)
  journal.write('n2', 'per_0008')
  for (const reader of [sharing[1]!, sharing[2]!, sharing[4]!]) {
    await reader.has(2)
    expect(reader.texts()).toEqual(['n1', 'n2'])
  }
  await joined.has(1)
  expect(joined.texts()).toEqual(['n2'])
  expect([sharing[0]!.results.length, journal.asked.length]).toEqual([1, 1])
})

test('AC-04 nothing is shared across persons, rights, variables or other beginnings', async () => {
  const query = 'subscription($after: String) { noteWritten(after: $after) { text } }'
  const after = String(journal.length())
  const ways = [
    { email: 'ines@example.org' },
    { email: 'tom@example.org' },
    { email: 'ines@example.org', variables: { after } },
    { email: 'ines@example.org', after },
  ]
  for (const [index, way] of ways.entries()) {
    await read(query, way)
    await until(() => journal.listeners() === index + 1)
  }
  const subjects = journal.asked.map(({ passport }) => decodeJwt(passport!).sub)
  const { people } = world.subgraphs
  expect(subjects).toEqual(ways.map(({ email }) => people.get(email)))
  const staff: Memberships['staff'] = [{ school: 'sch_1', permissions: ['MANAGE_EVENTS'] }]
  await granted({ staff })
  await read(query)
  await until(() => journal.listeners() === 5)
  expect(decodeJwt(journal.asked.at(-1)!.passport!).staff).toEqual(staff)
  await granted({ staff: [] })
})

/** A mutation makes the gateway ask for memberships anew. */
async function granted(memberships: Partial<Memberships>): Promise<void> {
  world.subgraphs.grant('ines@example.org', memberships)
  await (await world.as('ines@example.org')).query('mutation { rename(name: "ines") { id } }')
}

test('GQ-03 who begins at a cursor joins nobody that is already further', async () => {
  for (const text of numbered(1, 3)) journal.write(text)
  const after = String(journal.length() - 3)
  const first = await read(texts, { after })
  await first.has(3)
  const second = await read(texts, { after })
  await second.has(3)
  expect([first.texts(), second.texts()]).toEqual([numbered(1, 3), numbered(1, 3)])
  expect(journal.asked.length).toBe(2)
})

test('GQ-03 order: results wait for the first of a window of 16, and no more than 16 are being completed', async () => {
  const reader = await read(names)
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_held')
  for (const text of numbered(2, 30)) journal.write(text, `per_${text}`)
  await until(() => world.subgraphs.references.length >= 16 && world.subgraphs.references.includes('per_held'))
  const ines = await world.as('ines@example.org')
  for (let i = 0; i < 3; i++) await ines.query('{ me { id } }')
  expect([world.subgraphs.references.length, reader.results.length]).toEqual([16, 0])
  world.subgraphs.release()
  await reader.has(30)
  expect(reader.texts()).toEqual(numbered(1, 30))
})

test('GQ-03 more than may be kept: the owner is left and asked again after the cursor; all arrives, once and in order', async () => {
  const reader = await read(names)
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_held')
  for (const text of numbered(2, 100)) journal.write(text)
  await until(() => journal.listeners() === 0 && world.subgraphs.references.includes('per_held'))
  world.subgraphs.release()
  await reader.has(100)
  expect(reader.texts()).toEqual(numbered(1, 100))
  expect(journal.asked.length).toBeGreaterThan(1)
})

test('GQ-03 more than may be kept, and no cursor to go on from: what was kept is delivered, then the client is told', async () => {
  const reader = await read('subscription { noteWritten: passing { text author { name } } }')
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_held')
  for (const text of numbered(2, 100)) journal.write(text)
  await until(() => journal.listeners() === 0 && world.subgraphs.references.includes('per_held'))
  world.subgraphs.release()
  expect((await reader.ended)?.[0]?.extensions).toEqual({ code: 'SLOW_CONSUMER' })
  expect(reader.texts()).toEqual(numbered(1, reader.results.length))
  expect(reader.results.length).toBeGreaterThanOrEqual(40)
})

test('GQ-03 the owner breaks off again and again during a burst: the client does not notice', async () => {
  const reader = await read(names)
  await until(() => journal.listeners() === 1)
  for (let round = 0; round < 20; round++) {
    for (const text of numbered(round * 20 + 1, round * 20 + 20)) journal.write(text)
    await reader.has(round * 20 + 3)
    journal.cut()
  }
  await reader.has(400)
  expect(reader.texts()).toEqual(numbered(1, 400))
  const cursors = reader.results.map(({ extensions }) => Number(extensions!.cursor))
  expect(cursors).toEqual(cursors.map((_, index) => cursors[0]! + index))
})

test('GQ-03 an owner that stays away ends the stream with the cursor to go on from; without one, with a word', async () => {
  const reader = await read(texts)
  const unaware = await read('subscription { passing { text } }')
  await until(() => journal.listeners() === 2)
  journal.write('n1')
  await Promise.all([reader.has(1), unaware.has(1)])
  await journal.stop()
  const interrupted = { code: 'SUBSCRIPTION_INTERRUPTED' }
  expect((await unaware.ended)?.[0]?.extensions).toEqual(interrupted)
  expect((await reader.ended)?.[0]?.extensions).toEqual({ ...interrupted, cursor: lastCursor(reader) })
  await journal.start()
  journal.write('n2')
  const again = await read(texts, { after: lastCursor(reader) })
  await again.has(1)
  expect(again.texts()).toEqual(['n2'])
})

test('GQ-03 an error of the owner in mid-stream arrives as what it is, after what came before', async () => {
  const reader = await read(names)
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_held')
  await until(() => world.subgraphs.references.includes('per_held'))
  journal.fail(new GraphQLError('You may not see this any more.', { extensions: { code: 'FORBIDDEN' } }))
  await until(() => journal.listeners() === 0)
  world.subgraphs.release()
  expect(await reader.ended).toMatchObject([
    { message: 'You may not see this any more.', extensions: { code: 'FORBIDDEN' } },
  ])
  expect(reader.texts()).toEqual(['n1'])
})

test('GQ-06 a fetch that fails is masked, in the event that needed it and no other', async () => {
  const reader = await read(names)
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_fault')
  journal.write('n2', 'per_0001')
  await reader.has(2)
  const [failed, fine] = reader.results
  expect(failed!.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  expect(JSON.stringify(failed)).not.toMatch(/select|10\.0\.0\.7|employers/)
  expect(fine).toMatchObject({ data: { noteWritten: { author: { name: 'Person 0001' } } } })
  journal.fail(new GraphQLError('connect ECONNREFUSED 10.0.0.7:5432'))
  expect(JSON.stringify(await reader.ended)).not.toMatch(/10\.0\.0\.7/)
})

/** A client that reads only when it is told to. */
async function pausingClient(query: string) {
  const authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
  const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const messages: { type: string; id?: string; payload: unknown }[] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  const has = (type: string) => until(() => messages.some((message) => message.type === type))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
  await has('connection_ack')
  socket.send(JSON.stringify({ type: 'subscribe', id: 'stream', payload: { query } }))
  socket.send(JSON.stringify({ type: 'subscribe', id: 'query', payload: { query: '{ me { id } }' } }))
  await has('complete')
  socket.pause()
  return {
    async [Symbol.asyncDispose]() {
      socket.close()
    },
    /** @returns the results it had been sent, and the error that followed */
    async readOn() {
      socket.resume()
      await has('error')
      const results = messages.filter(({ type, id }) => type === 'next' && id === 'stream')
      const [error] = messages.find(({ type }) => type === 'error')!.payload as { extensions: { cursor?: string } }[]
      return { results: results.map(({ payload }) => payload as StreamReader['results'][number]), error: error! }
    },
  }
}

const long = 'x'.repeat(40_000)

test('GQ-03 a client that takes nothing is cut off with its last cursor; it goes on from there and misses nothing', async () => {
  await using client = await pausingClient(texts)
  await until(() => journal.listeners() === 1)
  let written = 0
  // Until more than the buffers in between hold has come, and the owner was left.
  const before = journal.sent()
  while (journal.listeners() > 0) {
    if (written - (journal.sent() - before) < 10) journal.write(`n${++written} ${long}`)
    await breathe()
  }
  await cutOff()
  const { results, error } = await client.readOn()
  expect(error.extensions).toEqual({ code: 'SLOW_CONSUMER', cursor: results.at(-1)!.extensions!.cursor })
  expect(results.length).toBeLessThan(written)
  const rest = await read(texts, { after: error.extensions.cursor! })
  await rest.has(written - results.length)
  const all = [...results.map(({ data }) => data!.noteWritten.text), ...rest.texts()]
  expect(all.map((text) => text.split(' ')[0])).toEqual(numbered(1, written))
})

test('GQ-03 one who falls behind the others of a stream is cut off, and they go on', async () => {
  const reader = await read(texts)
  await using client = await pausingClient(texts)
  let written = 0
  while (!lines.some(({ msg }) => msg === 'a slow client was cut off')) {
    journal.write(`n${++written} ${long}`)
    await reader.has(written)
  }
  journal.write('last')
  await reader.has(written + 1)
  const { results, error } = await client.readOn()
  expect(error.extensions).toEqual({ code: 'SLOW_CONSUMER', cursor: results.at(-1)!.extensions!.cursor })
  expect([journal.asked.length, reader.texts().at(-1)]).toEqual([1, 'last'])
})
