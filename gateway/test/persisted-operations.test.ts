import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openEventStream } from '@passerelle/testkit'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { Graph } from '../src/graph/graph.ts'
import { persistedOperations, planAhead } from '../src/graph/persisted-operations.ts'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { readySocket } from './raw-socket.ts'

const named = 'query Me { me { name } }'
const sized = 'query People($first: Int) { people(first: $first) { id } }'
const stream = 'subscription Notes { noteWritten { text } }'
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const operations = [named, sized, stream].map((body) => ({ id: hash(body), name: '', type: 'query', body }))
const manifest = file('apollo.json', { format: 'apollo-persisted-query-manifest', version: 1, operations })

let world: GatewayWorld
let strict: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld({ environment: { PERSISTED_OPERATIONS: manifest } })
  strict = await startGatewayWorld({
    environment: { PERSISTED_OPERATIONS: manifest, ONLY_PERSISTED_OPERATIONS: 'yes' },
  })
})
afterAll(async () => Promise.all([world, strict].map((one) => one[Symbol.asyncDispose]())))

async function post(at: GatewayWorld, body: object) {
  const authorization = await at.identity.bearerFor({ email: 'ines@example.org' })
  const headers = { 'content-type': 'application/json', authorization }
  const response = await fetch(`${at.gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })
  const { data, errors } = (await response.json()) as {
    data?: unknown
    errors?: { message: string; extensions: { code: string } }[]
  }
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message }
}

async function overSocket(at: GatewayWorld, payload: object) {
  const authorization = await at.identity.bearerFor({ email: 'ines@example.org' })
  const url = `${at.gateway.url.replace('http', 'ws')}/graphql`
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0 })
  try {
    return (await client.iterate(payload as { query: string }).next()).value
  } finally {
    await client.dispose()
  }
}

test('GQ-09 a listed operation is asked by its hash, as Apollo, urql and GraphQL over HTTP name it', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash(named) } }
  for (const body of [{ extensions }, { documentId: `sha256:${hash(named)}` }, { documentId: hash(named) }]) {
    expect(await post(world, body)).toMatchObject({ status: 200, data: { me: { name: 'ines' } } })
  }
  // `query` must be a text for this protocol; an empty one is none.
  expect(await overSocket(world, { query: '', extensions })).toEqual({ data: { me: { name: 'ines' } } })
  const tooMany = { documentId: hash(sized), variables: { first: 500 } }
  expect(await post(world, tooMany)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
})

test('GQ-09 an unknown hash is answered with the code and message that clients look for', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash('{ other }') } }
  const unknown = { status: 400, code: 'PERSISTED_QUERY_NOT_FOUND', message: 'PersistedQueryNotFound' }
  expect(await post(world, { extensions })).toMatchObject(unknown)
  await expect(overSocket(world, { query: '', extensions })).rejects.toMatchObject([
    { message: 'PersistedQueryNotFound' },
  ])
})

test('GQ-09 other operations are answered, unless only listed ones are', async () => {
  const other = { query: '{ me { id name } }' }
  expect(await post(world, other)).toMatchObject({ status: 200 })
  expect(await post(strict, other)).toMatchObject({ status: 400, code: 'QUERY_NOT_IN_SAFELIST' })
  const refused = [{ extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }]
  await expect(overSocket(strict, other)).rejects.toMatchObject(refused)
  await expect(overSocket(strict, { query: 'subscription { noteWritten { id } }' })).rejects.toMatchObject(refused)
  expect(await post(strict, { query: named })).toMatchObject({ status: 200, data: { me: { name: 'ines' } } })
  expect(await post(strict, { documentId: hash(named) })).toMatchObject({ status: 200 })
})

const ids: unknown[] = [
  ...[7, true, null, {}, [], [hash(named)], { toString: 'x' }, '', ' ', 'x', 'sha256:', `md5:${hash(named)}`],
  ...['__proto__', 'constructor', 'toString', 'sha256:__proto__', '../apollo.json', `${hash(named)}\u0000`],
  ...[hash(named).toUpperCase(), hash(named).slice(1), `${hash(named)} `, 'a'.repeat(200_000)],
]

test('GQ-09 an id that is none, or of no operation, is answered as such by every way, and echoed by none', async () => {
  const persistedQuery = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })
  const authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
  const asked = ids.flatMap((documentId) => [{ documentId }, persistedQuery(documentId)])
  const odd = [{ extensions: { persistedQuery: 7 } }, { extensions: { persistedQuery: [] } }, { extensions: 'x' }]
  for (const body of [...asked, ...odd]) {
    const { status, data, code } = await post(world, body)
    expect([body, status, data, code]).toEqual([
      ...[body, 400, undefined],
      expect.stringMatching(/^(PERSISTED_QUERY_NOT_FOUND|BAD_REQUEST)$/),
    ])
    const stream = await openEventStream(`${world.gateway.url}/graphql/stream`, { body, headers: { authorization } })
    stream.read()
    await stream.ended()
    expect([body, stream.sent]).toMatchObject([
      body,
      [{ event: 'next', data: { errors: [{ extensions: { code } }] } }, { event: 'complete' }],
    ])
    expect(JSON.stringify(stream.sent).length).toBeLessThan(300)
  }
  const socket = await readySocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, authorization)
  for (const body of asked) {
    socket.send({ id: 'one', type: 'subscribe', payload: { query: '', ...body } })
    const { type, payload } = await socket.next()
    expect([body, type]).toEqual([body, 'error'])
    expect(JSON.stringify(payload).length).toBeLessThan(300)
  }
  socket.close()
})

test('GQ-09 an id beside a text counts for nothing: neither is an unlisted text let in by a listed id, nor kept under it', async () => {
  const other = '{ me { id } }'
  for (const claimed of [
    { documentId: hash(named) },
    { extensions: { persistedQuery: { version: 1, sha256Hash: hash(named) } } },
  ]) {
    expect(await post(strict, { query: other, ...claimed })).toMatchObject({
      status: 400,
      code: 'QUERY_NOT_IN_SAFELIST',
    })
    await expect(overSocket(strict, { query: other, ...claimed })).rejects.toMatchObject([
      { extensions: { code: 'QUERY_NOT_IN_SAFELIST' } },
    ])
    expect(await post(world, { query: other, ...claimed })).toMatchObject({ data: { me: { id: expect.any(String) } } })
    expect(await post(world, claimed)).toMatchObject({ data: { me: { name: 'ines' } } })
  }
  const unknown = { extensions: { persistedQuery: { version: 1, sha256Hash: hash(other) } } }
  expect(await post(world, { query: other, ...unknown })).toMatchObject({ status: 200 })
  expect(await post(world, unknown)).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_NOT_FOUND' })
})

test('GQ-09 a list of ids and texts is read as well, and what is no list stops the start', () => {
  const flat = persistedOperations(file('flat.json', { abc: named }), true)
  expect(flat.textOf({ documentId: 'abc' })).toBe(named)
  expect(() => persistedOperations(file('wrong.json', { operations: 7 }), false)).toThrow('is no manifest')
  expect(() => persistedOperations(file('broken.json', '{'), false)).toThrow('PERSISTED_OPERATIONS')
  expect(() => persistedOperations(join(folder, 'absent.json'), false)).toThrow('absent.json')
  expect(() => persistedOperations(undefined, true)).toThrow('PERSISTED_OPERATIONS is not set')
})

test('GQ-09 without a list, clients are told so rather than asked to send the text along', () => {
  const asked = { extensions: { persistedQuery: { version: 1, sha256Hash: hash(named) } } }
  expect(() => persistedOperations(undefined, false).textOf(asked)).toThrow('PersistedQueryNotSupported')
})

test('GQ-09 what is listed is planned before it is asked; what does not fit the graph is named', async () => {
  const { readFileSync } = await import('node:fs')
  const graph = new Graph(readFileSync(world.subgraphs.supergraph, 'utf8'))
  const listed = persistedOperations(file('some.json', { a: named, b: stream, c: '{ gone }', d: '{' }), false)
  expect(planAhead(graph, listed)).toEqual(['{ gone }', '{'])
  expect(graph.planned().map(({ operationName }) => operationName)).toEqual(expect.arrayContaining(['Me', 'Notes']))
})
