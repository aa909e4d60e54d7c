import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Graph } from '../src/graph/graph.ts'
import { operationReader } from '../src/graph/operations.ts'
import { persistedOperations } from '../src/graph/persisted-operations.ts'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

/**
 * What scanners of GraphQL servers ask: graphql-cop (its 13 checks), BatchQL, clairvoyance, graphw00f and the list of
 * Escape's graphql-armor. Asked by somebody who is signed in: everybody else gets 401 whatever they ask.
 */
let world: GatewayWorld
let authorization: string
beforeAll(async () => {
  world = await startGatewayWorld()
  authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
})
afterAll(async () => world[Symbol.asyncDispose]())

type Answer = { status: number; text: string; data?: Record<string, unknown> | null; errors?: { message: string }[] }

async function send(init: RequestInit, path = '/graphql'): Promise<Answer> {
  const headers = { authorization, ...(init.headers as Record<string, string>) }
  const response = await fetch(`${world.gateway.url}${path}`, { ...init, headers })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
  return { status: response.status, text, ...(isJson ? JSON.parse(text) : {}) }
}

const json = { 'content-type': 'application/json' }
const ask = (query: string, more: object = {}, headers: Record<string, string> = {}) =>
  send({ method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ query, ...more }) })

test('GQ-09 without a token every question gets the same answer: nothing can be told from it', async () => {
  const questions = [
    '{ __typename }',
    'query @deprecated { __typename }',
    '{ __schema { types { name } } }',
    'qwerty { abc }',
    '',
  ]
  const answers = await Promise.all(
    questions.map((query) => ask(query, {}, { authorization: '', 'x-request-id': 'same' })),
  )
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(401)
})

test('GQ-09 overloading: aliases, fields and directives repeated in one operation, and operations in one array', async () => {
  const aliases = Array.from({ length: 101 }, (_, i) => `alias${i}:__typename`).join(' ')
  expect((await ask(`query cop { ${aliases} }`)).data).toBeUndefined()
  expect((await ask(`query cop { ${'__typename \n'.repeat(2000)} }`)).data).toBeUndefined()
  const directives = await ask(`query cop { __typename ${'@aa'.repeat(10)} }`)
  expect([directives.data, directives.errors?.length]).toEqual([undefined, 1])
  const repeated = await ask(`query cop { __typename ${'@include(if: true)'.repeat(100)} }`)
  expect(repeated.data).toBeUndefined()
  const batch = Array(10).fill({ query: 'query cop { __typename }' })
  const { status, errors } = await send({ method: 'POST', headers: json, body: JSON.stringify(batch) })
  expect([status, errors?.length]).toEqual([400, 1])
})

test('GQ-09 introspection is refused in every way of writing it, a circular one too', async () => {
  const ways = [
    'query cop { __schema { types { name fields { name } } } }',
    `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`,
    '{ __type(name: "Person") { name } }',
    '{\n __schema\n { queryType { name } } }',
    '{ a: __schema { queryType { name } } }',
    'query { ...f } fragment f on Query { __schema { queryType { name } } }',
    '{ me { id } ... on Query { __type(name: "Query") { fields { name } } } }',
  ]
  for (const query of ways) {
    const { status, data, text } = await ask(query)
    expect([query, status, data]).toEqual([query, 400, undefined])
    expect(text).not.toContain('queryType')
  }
  // What tells a client of an abstract type what it got is no secret.
  expect((await ask('{ __typename me { __typename } }')).data).toEqual({
    __typename: 'Query',
    me: { __typename: 'Person' },
  })
})

test('GQ-09 CSRF: nothing that a page can send without asking first is run, and GET runs nothing', async () => {
  const query = 'mutation { rename(name: "Mallory") { id } }'
  const form = new URLSearchParams({ query })
  const multipart = new FormData()
  multipart.set('operations', JSON.stringify({ query }))
  multipart.set('map', '{}')
  const bodies: [string | undefined, string | URLSearchParams | FormData | Blob][] = [
    [undefined, form],
    [undefined, multipart],
    [undefined, new Blob([JSON.stringify({ query })])],
    ['text/plain', JSON.stringify({ query })],
    ['text/plain; application/json', JSON.stringify({ query })],
    ['text/plain;charset=application/json', JSON.stringify({ query })],
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent(query)}`],
    ['application/graphql', query],
    ['application/octet-stream', JSON.stringify({ query })],
  ]
  for (const [type, body] of bodies) {
    const { status, data } = await send({ method: 'POST', body, ...(type && { headers: { 'content-type': type } }) })
    expect([type, status >= 400 && status < 500, data]).toEqual([type, true, undefined])
  }
  for (const method of ['GET', 'HEAD']) {
    for (const headers of [{}, json, { 'x-http-method-override': 'POST' }] as Record<string, string>[]) {
      expect((await send({ method, headers }, `/graphql?${form}`)).status).toBe(405)
    }
  }
  expect(world.subgraphs.renamed()).toBe(0)
  const foreign = await fetch(`${world.gateway.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: 'https://else.example.org', 'access-control-request-method': 'POST' },
  })
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
})

test('GQ-09 no editor is offered outside development, wherever one is looked for', async () => {
  for (const path of [
    '/',
    '/graphql',
    '/graphiql',
    '/playground',
    '/console',
    '/altair',
    '/ide/ide.js',
    '/dev/mails',
  ]) {
    const { status, text } = await send({ headers: { accept: 'text/html' } }, path)
    expect([path, status]).toEqual([path, path === '/graphql' ? 405 : 404])
    expect(text).not.toMatch(/<html|<script/i)
  }
})

test('GQ-09 no trace, plan, exception or engine’s name comes back, whatever header asks for it', async () => {
  const headers = {
    'apollo-query-plan-experimental': '1',
    'apollo-query-plan-experimental-format': 'prettified',
    'apollo-federation-include-trace': 'ftv1',
    'apollo-expose-query-plan': 'true',
    'x-apollo-tracing': '1',
    'x-debug': '1',
  }
  const response = await fetch(`${world.gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization, ...json, ...headers },
    body: JSON.stringify({ query: '{ me { name } }', extensions: { tracing: true } }),
  })
  expect(await response.json()).toEqual({ data: { me: { name: 'ines' } } })
  for (const name of ['x-powered-by', 'server']) expect(response.headers.get(name)).toBeNull()
  for (const query of ['qwerty cop { abc }', '{ fault }', '{ me { id(x: 1) } }']) {
    const { text } = await ask(query, {}, headers)
    expect(text).not.toMatch(/exception|stacktrace|node_modules|\.[jt]s:\d+|tracing|plan/i)
  }
})

test('GQ-09 names cannot be fished for: no answer to a near miss tells the right one', async () => {
  const graph = new Graph(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'))
  const read = operationReader(
    { current: graph, onSwitch: () => {} } as never,
    persistedOperations(undefined, false),
    false,
  )
  const misses: [query: string, variables?: object][] = [
    ['{ mee { id } }'],
    ['{ me { idd } }'],
    ['{ me { employerUsers { nodes { employr { id } } } } }'],
    ['{ me }'],
    ['{ school(idd: "x") { id } }'],
    ['query ($id: IDD!) { school(id: $id) { id } }'],
    ['{ me { ... on Persson { id } } }'],
    ['{ me { id @skipp(if: true) } }'],
    ['mutation ($input: PostJobInput!) { postJob(input: $input) { __typename } }', { input: { titel: 'x' } }],
    [
      'mutation ($input: PostJobInput!) { postJob(input: $input) { __typename } }',
      { input: { employerId: 'x', title: 'x', description: 'x', kind: 'PERMANEN', schoolIds: [] } },
    ],
    ['mutation { postJob(input: { kind: PERMANEN }) { __typename } }'],
  ]
  for (const [query, variables] of misses) {
    let said = 'nothing'
    try {
      read({ query, variables })
    } catch (error) {
      said = (error as Error).message
    }
    expect([query, said]).toEqual([query, expect.not.stringMatching(/^nothing$|did you mean/i)])
  }
})
