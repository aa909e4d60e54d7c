import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadConfig } from '@passerelle/service-kit'
import { WebSocket } from 'ws'
import { gatewayConfig } from '../src/index.ts'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

/** Pages of other origins: in production those that are listed, on a developer's machine those of the machine itself. */
const listed = 'https://app.example.org'
const elsewhere = ['https://else.example.org', 'http://app.example.org', 'https://app.example.org:8443', 'null']
const own = ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080']
let production: GatewayWorld
let development: GatewayWorld
beforeAll(async () => {
  production = await startGatewayWorld({ environment: { CORS_ORIGINS: listed } })
  development = await startGatewayWorld({ developer: true })
})
afterAll(async () => {
  await production?.[Symbol.asyncDispose]()
  await development?.[Symbol.asyncDispose]()
})

const asked = 'authorization, content-type, idempotency-key, traceparent'

async function preflight(world: GatewayWorld, origin: string, path = '/graphql') {
  const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked }
  const { status, headers: answered } = await fetch(`${world.gateway.url}${path}`, { method: 'OPTIONS', headers })
  const of = (name: string) => answered.get(`access-control-${name}`)
  return {
    status,
    origin: of('allow-origin'),
    headers: of('allow-headers'),
    maxAge: of('max-age'),
    vary: answered.get('vary'),
  }
}

async function ask(world: GatewayWorld, origin: string, path: string, more: Record<string, string> = {}) {
  const authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
  const headers = { origin, authorization, 'content-type': 'application/json', ...more }
  const body = JSON.stringify({ query: '{ me { name } }' })
  return fetch(`${world.gateway.url}${path}`, { method: 'POST', headers, body })
}

async function opens(world: GatewayWorld, origin: string): Promise<boolean> {
  const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin })
  const opened = once(socket, 'open').then(
    () => true,
    () => false,
  )
  const result = await opened
  socket.terminate()
  return result
}

test('AC-01 before a page of a listed origin asks, it is told that it may, with which header fields and for how long', async () => {
  for (const path of ['/graphql', '/graphql/stream']) {
    const { status, origin, headers, maxAge, vary } = await preflight(production, listed, path)
    expect({ status, origin, headers, maxAge }).toEqual({ status: 204, origin: listed, headers: asked, maxAge: '600' })
    expect(vary).toMatch(/\borigin\b/i)
  }
})

test('AC-01 a page of a listed origin reads answers, events and what is left of its rate', async () => {
  const answer = await ask(production, listed, '/graphql')
  expect(await answer.json()).toEqual({ data: { me: { name: 'ines' } } })
  const events = await ask(production, listed, '/graphql/stream', { accept: 'text/event-stream' })
  expect(await events.text()).toContain('"ines"')
  for (const { headers } of [answer, events]) {
    expect(headers.get('access-control-allow-origin')).toBe(listed)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('access-control-expose-headers')).toMatch(/ratelimit.*retry-after.*x-request-id/)
  }
})

test('AC-01 a page of a listed origin reads why it is refused', async () => {
  const refused = await ask(production, listed, '/graphql', { authorization: 'Bearer nothing' })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, listed])
})

test('AC-01 a page of a listed origin opens a socket', async () => {
  expect(await opens(production, listed)).toBe(true)
})

test.each([...elsewhere, ...own])(
  'AC-01 a page of %s is told nothing in production, and opens no socket',
  async (origin) => {
    expect(await preflight(production, origin)).toMatchObject({ status: 404, origin: null })
    expect((await ask(production, origin, '/graphql')).headers.get('access-control-allow-origin')).toBeNull()
    expect(await opens(production, origin)).toBe(false)
  },
)

test.each(own)('AC-01 on a developer’s machine a page of %s asks and opens sockets', async (origin) => {
  expect(await preflight(development, origin)).toMatchObject({ status: 204, origin })
  expect((await ask(development, origin, '/graphql')).headers.get('access-control-allow-origin')).toBe(origin)
  expect(await opens(development, origin)).toBe(true)
})

test.each(['https://app.example.org', 'http://localhost.example.org', 'null'])(
  'AC-01 on a developer’s machine a page of %s is told nothing',
  async (origin) => {
    expect(await preflight(development, origin)).toMatchObject({ origin: null })
    expect(await opens(development, origin)).toBe(false)
  },
)

const wrong: [string, string][] = [
  ['*', '"*" stands for many: name each origin, such as https://app.example.org'],
  ['https://app.example.org/', '"https://app.example.org/" is no origin: browsers write it as https://app.example.org'],
  [
    'https://App.example.org:443',
    '"https://App.example.org:443" is no origin: browsers write it as https://app.example.org',
  ],
  ['app.example.org', '"app.example.org" is no origin: write scheme, host and port, such as https://app.example.org'],
  [
    'https://*.example.org',
    '"https://*.example.org" stands for many: name each origin, such as https://app.example.org',
  ],
  ['null', '"null" is no origin: write scheme, host and port, such as https://app.example.org'],
]

test.each(wrong)(
  'OP-04 CORS_ORIGINS with %s stops the start with a sentence that says what is wrong',
  (origin, sentence) => {
    const given = { CORS_ORIGINS: `https://good.example.org, ${origin}` }
    const schema = gatewayConfig.pick({ CORS_ORIGINS: true })
    expect(() => loadConfig(schema, given)).toThrow(`CORS_ORIGINS: ${sentence}`)
  },
)

test('OP-04 CORS_ORIGINS is a list, and empty when it is not set', () => {
  const schema = gatewayConfig.pick({ CORS_ORIGINS: true })
  const given = { CORS_ORIGINS: ' https://a.example.org, http://b.example.org:8080,' }
  expect(loadConfig(schema, given).CORS_ORIGINS).toEqual(['https://a.example.org', 'http://b.example.org:8080'])
  expect(loadConfig(schema, {}).CORS_ORIGINS).toEqual([])
})
