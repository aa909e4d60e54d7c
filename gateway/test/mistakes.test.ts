import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
let authorization: string
beforeAll(async () => {
  world = await startGatewayWorld()
  authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
})
afterAll(async () => world[Symbol.asyncDispose]())

async function post(body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${world.gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization, ...headers },
    body: text,
  })
  const answer = (await response.json()) as {
    data?: unknown
    errors?: { message: string; extensions: { code: string } }[]
  }
  return { status: response.status, ...answer, message: answer.errors?.[0]?.message }
}

test('GQ-01 a subscription over POST is refused and told of the socket', async () => {
  const { status, message } = await post({ query: 'subscription { noteWritten { id } }' })
  expect(status).toBe(400)
  expect(message).toContain('by a WebSocket on this path')
})

test('GQ-06 mistakes of a client are 400 with a sentence, never 500', async () => {
  const two = 'query A { me { id } } query B { me { name } }'
  const mistakes: [unknown, RegExp][] = [
    [{ query: two }, /several operations \(A, B\)/],
    [{ query: two, operationName: 'C' }, /no operation named "C"/],
    [{ query: '{ me { ' }, /Syntax Error/],
    [{ query: '{ nothing }' }, /Cannot query field "nothing"/],
    [{ query: '' }, /no `query`/],
    [{}, /no `query`/],
    [[{ query: '{ me { id } }' }], /batching is off/],
    [{ query: '{ me { id } }', variables: [] }, /must be an object/],
    [{ query: '{ me { id } }', variables: { representations: [] } }, /may not be called/],
    ['{"query": "{ me', /^The body of the request is not valid JSON\.$/],
    ['', /^The body of the request is not valid JSON\.$/],
    [{ query: 'query($f: Int!) { people(first: $f) { id } }', variables: { f: 'many' } }, /Variable "\$f"/],
  ]
  for (const [body, expected] of mistakes) {
    const { status, message } = await post(body)
    expect([JSON.stringify(body), status, message]).toEqual([
      JSON.stringify(body),
      400,
      expect.stringMatching(expected),
    ])
  }
})

test('GQ-01 what is null or empty is as good as absent', async () => {
  const nothing = [{ operationName: null }, { operationName: '' }, { variables: null }, { extensions: null }]
  for (const more of nothing) {
    const query = 'query ($first: Int) { me { name } people(first: $first) { id } }'
    const { status, data } = await post({ query, ...more })
    expect([more, status, data]).toEqual([more, 200, { me: { name: 'ines' }, people: [] }])
  }
})

test('GQ-09 outside development there is no introspection and no hint at names', async () => {
  expect((await post({ query: '{ __schema { types { name } } }' })).status).toBe(400)
  expect((await post({ query: '{ mee { id } }' })).message).not.toContain('Did you mean')
})

const nested = `{ notes ${'{ author { notes '.repeat(15)} { id } ${'} }'.repeat(15)} }`
const ring = `{ me { ...f0 } } ${Array.from({ length: 300 }, (_, i) => `fragment f${i} on Person { id ...f${(i + 1) % 300} }`).join(' ')}`
/** A way of 20 levels; the last ones ask for two fields fifty times each. */
const way = Array.from({ length: 20 }, (_, level) => (level % 2 === 0 ? 'notes' : 'author'))
const costly = way.reduceRight(
  (below, name, level) =>
    `${name} { ${level < 11 ? 'id ' : (name === 'notes' ? 'id text ' : 'id name ').repeat(53)} ${below} }`,
  '',
)
const fields = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: me { id }`).join(' ')
const attacks: Record<string, [query: string, refusal: RegExp, variables?: Record<string, unknown>]> = {
  depth: [nested, /^The operation goes deeper than 22 levels: ask for less, or in several requests\.$/],
  aliases: [`{ ${fields(60)} }`, /^The operation has more than 40 aliases: ask/],
  'aliases of the prototype': [
    `{ __proto__: me { id } constructor: me { id } ${fields(60)} }`,
    /^The operation has more than 40 aliases: ask/,
  ],
  directives: [`{ me { id ${'@include(if: true) '.repeat(80)} } }`, /^The operation has more than 60 directives: ask/],
  tokens: [
    `{ me { ${'id '.repeat(5000)} } }`,
    /^The document has more than 4000 tokens: ask for less, or in several requests\.$/,
  ],
  cost: [`{ ${costly} }`, /^The operation costs more than 20000, counted by its fields and how deep they are: ask/],
  overlaps: [`{ ${'me { notes { author { id } } } '.repeat(200)} }`, /too often in the same place/],
  'fragments in a ring': [ring, /60 operations and fragments/],
  'too many entries': ['{ people(first: 1000) { id } }', /between 1 and 100/],
  'too many entries by a variable': ['query ($n: Int) { people(first: $n) { id } }', /between 1 and 100/, { n: 101 }],
  'too many entries by default': ['query ($n: Int = 1000) { people(first: $n) { id } }', /between 1 and 100/],
  'the variable of the planner': [
    'query ($representations: Int) { people(first: $representations) { id } }',
    /may not be/,
  ],
  introspection: ['{ __schema { types { name } } }', /introspection/],
  'deep input': [`{ people(first: ${'['.repeat(10_000)}1${']'.repeat(10_000)}) { id } }`, /tokens|too deep/],
}

test('GQ-09 depth, aliases, directives, tokens, fragments, page size and nested input have limits', async () => {
  for (const [name, [query, refusal, variables]] of Object.entries(attacks)) {
    const { status, message } = await post({ query, variables })
    expect([name, status, message]).toEqual([name, 400, expect.stringMatching(refusal)])
  }
})

test('GQ-09 each limit holds on a socket too, and the socket lives on', async () => {
  const client = createClient({
    url: `${world.gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  })
  for (const [name, [query, refusal, variables]] of Object.entries(attacks)) {
    const [refused] = await client
      .iterate({ query, variables })
      .next()
      .then(
        ({ value }) => value?.errors ?? [],
        (errors: { message: string }[]) => errors,
      )
    expect([name, refused?.message]).toEqual([name, expect.stringMatching(refusal)])
  }
  expect((await client.iterate({ query: '{ me { name } }' }).next()).value).toEqual({ data: { me: { name: 'ines' } } })
  await client.dispose()
})

test('GQ-09 a body above 256 KB is refused with 413, variables nested 10,000 deep with 400', async () => {
  const large = await post({ query: '{ me { id } }', variables: { x: 'x'.repeat(300_000) } })
  const tooLarge = 'The request is larger than is taken: send less, or in several requests.'
  expect([large.status, large.message]).toEqual([413, tooLarge])
  const deep = `{"query":"{ me { id } }","variables":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`
  expect((await post(deep)).status).toBe(400)
})

test('GQ-01 a client that offers another protocol, as that of Java does with HTTP/2, is answered in this one', async () => {
  const headers = { authorization, 'content-type': 'application/json', 'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA' }
  for (const upgrade of ['h2c', 'TLS/1.2, IRC/6.9', 'else']) {
    const asking = request(`${world.gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, connection: 'Upgrade, HTTP2-Settings', upgrade },
    })
    asking.end(JSON.stringify({ query: '{ me { name } }' }))
    const [response] = (await once(asking, 'response')) as [IncomingMessage]
    expect([upgrade, response.statusCode, await text(response)]).toEqual([
      ...[upgrade, 200, JSON.stringify({ data: { me: { name: 'ines' } } })],
    ])
  }
})

test('GQ-09 a form that a web page can send without asking is refused (CSRF)', async () => {
  const form = await post('query={me{id}}', { 'content-type': 'text/plain' })
  const notTaken = 'The request is of a content type that is not taken: send application/json.'
  expect([form.status, form.data, form.message]).toEqual([415, undefined, notTaken])
})

test('GQ-06 a fault in a subgraph shows no SQL, no address and no service, but the request id', async () => {
  const { status, data, errors } = await post(
    { query: '{ fault me { name } }' },
    { 'content-type': 'application/json', 'x-request-id': 'trace-9' },
  )
  expect([status, data]).toEqual([200, { fault: null, me: { name: 'ines' } }])
  expect(errors?.[0]).toMatchObject({
    path: ['fault'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'trace-9' },
  })
  expect(JSON.stringify(errors)).not.toMatch(/select|10\.0\.0\.7|employers|stack/)
})

test('GQ-06 where there is nothing, the answer says where GraphQL is', async () => {
  const response = await fetch(`${world.gateway.url}/grapqhl`, { method: 'POST' })
  const error = {
    message: 'There is nothing at this address: GraphQL is at /graphql.',
    extensions: { code: 'NOT_FOUND' },
  }
  expect([response.status, await response.json()]).toEqual([404, { errors: [error] }])
})

test('OP-04 the request id reaches the subgraphs', async () => {
  const { data } = await post(
    { query: '{ requestId }' },
    { 'content-type': 'application/json', 'x-request-id': 'trace-10' },
  )
  expect(data).toEqual({ requestId: 'trace-10' })
})
