import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { openEventStream, overEventStream, overSocket } from '@passerelle/testkit'
import { chance, seedOfRun } from '@passerelle/testkit/dice'
import { createClient } from 'graphql-sse'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { type Journal, startJournal } from './journal.ts'
import { readableLog } from './replace-supergraph.ts'
import { until } from './stream-reader.ts'

const { log, lines } = readableLog()
let journal: Journal
let world: GatewayWorld

beforeAll(async () => {
  journal = await startJournal()
  world = await startGatewayWorld({ journal, log, streamLimits: { readAhead: 20, backlog: 40, stalledAfter: 200 } })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await journal[Symbol.asyncDispose]()
})
// Whoever has left must have left the owner of the event too.
afterEach(() => until(() => journal.listeners() === 0))

const texts = 'subscription { noteWritten { text } }'
const names = 'subscription { noteWritten { text author { name } } }'
const address = () => `${world.gateway.url}/graphql/stream`
const bearer = (options?: { expiresIn?: number }) => world.identity.bearerFor({ email: 'ines@example.org' }, options)

async function listen(body: object | undefined, headers: Record<string, string> = {}, path = address()) {
  return openEventStream(path, { body, headers: { authorization: await bearer(), ...headers } })
}

async function reading(...listening: Parameters<typeof listen>) {
  const stream = await listen(...listening)
  stream.read()
  return stream
}

test('GQ-03 a client of graphql-sse gets the events, completed from other services, and leaves the owner when it leaves', async () => {
  const authorization = await bearer()
  const client = createClient({ url: address(), headers: { authorization }, retryAttempts: 0 })
  const events = client.iterate({ query: names })
  const first = events.next()
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_0001')
  expect((await first).value).toEqual({
    data: { noteWritten: { text: 'n1', author: { name: 'Person 0001' } } },
    extensions: { cursor: expect.any(String) },
  })
  await events.return?.()
  await until(() => journal.listeners() === 0)
  client.dispose()
})

test('GQ-03 the id of an event is its cursor, and Last-Event-ID goes on after it: nothing missing, nothing twice', async () => {
  const path = `${address()}?${new URLSearchParams({ query: texts })}`
  const first = await reading(undefined, {}, path)
  expect([first.status, first.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
  await until(() => journal.listeners() === 1)
  for (const text of ['n1', 'n2', 'n3']) journal.write(text)
  await first.has(3)
  first.close()
  const [, second] = first.sent
  expect(second!.id).toBe(second!.data.extensions.cursor)
  const again = await reading(undefined, { 'last-event-id': second!.id! }, path)
  await again.has(1)
  journal.write('n4')
  await again.has(2)
  expect(again.sent.map(({ data }) => data.data.noteWritten.text)).toEqual(['n3', 'n4'])
  again.close()
  // Of the two ways to say it, one that says nothing does not count.
  const both = await reading({ query: texts, extensions: { after: second!.id } }, { 'last-event-id': '' })
  await both.has(2)
  expect(both.sent.map(({ data }) => data.data.noteWritten.text)).toEqual(['n3', 'n4'])
  both.close()
})

test('GQ-09 a person holds a hundred streams, the next one says why not, and one that was left makes room', async () => {
  const query = (i: number) => `subscription { s${i}: noteWritten { text } }`
  const streams = await Promise.all(Array.from({ length: 100 }, (_, i) => reading({ query: query(i) })))
  await until(() => journal.listeners() === 100)
  const refused = await reading({ query: query(100) })
  await refused.ended()
  expect(refused.sent).toMatchObject([
    { event: 'next', data: { errors: [{ message: 'A person may hold 100 streams at once.' }] } },
    { event: 'complete' },
  ])
  const authorization = await world.identity.bearerFor({ email: 'tom@example.org' })
  const other = await reading({ query: query(101) }, { authorization })
  await until(() => journal.listeners() === 101)
  streams.pop()!.close()
  await until(() => journal.listeners() === 100)
  const again = await reading({ query: query(102) })
  await until(() => journal.listeners() === 101)
  for (const stream of [...streams, other, again]) stream.close()
})

test('GQ-03 a burst of 2,000, cut off at random over sockets and event streams in turn: nothing missing, nothing twice, in order', async () => {
  const dice = chance(seedOfRun, 'cuts')
  const query = 'subscription ($after: String) { noteWritten(after: $after) { text author { name } } }'
  const headers = { authorization: await bearer() }
  const wanted = Array.from({ length: 2000 }, (_, i) => `b${i} Person ${String(i % 100).padStart(4, '0')}`)
  const taken: string[] = []
  const cuts = { socket: 0, stream: 0 }
  let after = String(journal.length())
  let written = 0
  // A little ahead, so that each connection begins with what is kept and goes on with what comes.
  const write = () => {
    for (; written < wanted.length && written < taken.length + 60; written++) {
      journal.write(`b${written}`, `per_${wanted[written]!.slice(-4)}`)
    }
  }
  while (taken.length < wanted.length) {
    write()
    const way = (cuts.socket + cuts.stream) % 2 === 0 ? 'socket' : 'stream'
    const follow = way === 'socket' ? overSocket : overEventStream
    let left = dice.below(91)
    await follow(world.gateway.url, headers, { query, variables: { after } }, ({ data, errors, extensions }) => {
      if (errors) throw new Error(JSON.stringify(errors))
      // What comes now is lost on its way: only what was taken moves the cursor.
      if (left-- === 0) return false
      const { text, author } = data.noteWritten
      taken.push(`${text} ${author.name}`)
      after = extensions!.cursor!
      if (taken.length % 10 === 0) write()
      return taken.length < wanted.length
    })
    cuts[way]++
  }
  expect(taken).toEqual(wanted)
  expect(Math.min(cuts.socket, cuts.stream)).toBeGreaterThan(10)
})

test('GQ-09 the same limits, the same masking: a mistake is the first event, and the answer is complete', async () => {
  const mistakes: [object, string][] = [
    [{ query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
    [{ query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [{ query: `subscription { noteWritten { ${'id '.repeat(5000)} } }` }, 'GRAPHQL_PARSE_FAILED'],
    [{ query: '{ __schema { types { name } } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [{}, 'BAD_REQUEST'],
    [{ query: texts, extensions: { after: 7 } }, 'BAD_USER_INPUT'],
  ]
  for (const [body, code] of mistakes) {
    const stream = await reading(body)
    await stream.ended()
    expect(stream.sent).toMatchObject([
      { event: 'next', data: { errors: [{ extensions: { code } }] } },
      { event: 'complete' },
    ])
  }
  const stream = await reading({ query: names })
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_fault')
  await stream.has(1)
  expect(stream.sent[0]!.data.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  expect(JSON.stringify(stream.sent)).not.toMatch(/select|10\.0\.0\.7|employers/)
  stream.close()
})

test('GQ-01 queries and mutations are answered too, but no mutation by GET', async () => {
  const query = await reading({ query: '{ me { name } }' })
  await query.ended()
  expect(query.sent).toMatchObject([{ event: 'next', data: { data: { me: { name: 'ines' } } } }, { event: 'complete' }])
  const mutation = new URLSearchParams({ query: 'mutation { rename(name: "x") { id } }' })
  const refused = await reading(undefined, {}, `${address()}?${mutation}`)
  await refused.ended()
  expect(refused.sent[0]).toMatchObject({ data: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } })
})

test('GQ-01 event streams are asked for by GET and POST; HEAD, whose answer could hold no event, is not answered', async () => {
  const path = `${address()}?${new URLSearchParams({ query: texts })}`
  const headers = { authorization: await bearer(), accept: 'text/event-stream' }
  for (const method of ['HEAD', 'PUT', 'DELETE']) {
    expect([method, (await fetch(path, { method, headers })).status]).toEqual([method, 404])
  }
  expect(journal.listeners()).toBe(0)
})

test('AC-01 no token, no stream; one that expires in the middle ends it', async () => {
  expect((await listen({ query: texts }, { authorization: '' })).status).toBe(401)
  expect((await listen({ query: texts }, { accept: 'application/json' })).status).toBe(406)
  const short = await reading({ query: texts }, { authorization: await bearer({ expiresIn: 1 }) })
  await short.ended()
  expect(short.sent).toMatchObject([
    { event: 'next', data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } },
    { event: 'complete' },
  ])
})

test('GQ-03 a client that takes nothing is cut off with its last cursor, from where it goes on', async () => {
  const slow = await listen({ query: texts })
  await until(() => journal.listeners() === 1)
  const long = 'x'.repeat(40_000)
  let written = 0
  const before = journal.sent()
  while (journal.listeners() > 0) {
    if (written - (journal.sent() - before) < 10) journal.write(`s${++written} ${long}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await until(() => lines.some(({ msg }) => msg === 'a slow client was cut off'))
  slow.read()
  await slow.ended()
  const [error, complete] = slow.sent.splice(-2)
  const cursor = slow.sent.at(-1)!.id!
  expect(error!.data.errors).toMatchObject([{ extensions: { code: 'SLOW_CONSUMER', cursor } }])
  expect(complete!.event).toBe('complete')
  const rest = await reading({ query: texts }, { 'last-event-id': cursor })
  await rest.has(written - slow.sent.length)
  const all = [...slow.sent, ...rest.sent].map(({ data }) => data.data.noteWritten.text.split(' ')[0])
  expect(all).toEqual(Array.from({ length: written }, (_, index) => `s${index + 1}`))
  rest.close()
})

test('OP-04 a gateway that stops breaks its streams off without saying complete, and the next one goes on', async () => {
  const stream = await reading({ query: texts })
  await until(() => journal.listeners() === 1)
  journal.write('d1')
  await stream.has(1)
  await world.restartGateway()
  await stream.ended()
  expect(stream.sent.map(({ event }) => event)).toEqual(['next'])
  journal.write('d2')
  const again = await reading({ query: texts }, { 'last-event-id': stream.sent[0]!.id! })
  await again.has(1)
  expect(again.sent[0]!.data.data).toEqual({ noteWritten: { text: 'd2' } })
  again.close()
})
