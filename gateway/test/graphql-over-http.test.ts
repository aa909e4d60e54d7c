import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { auditServer } from 'graphql-http'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

/** GraphQL over HTTP (graphql.github.io/graphql-over-http), by the audit of graphql-http and beyond it. */
let world: GatewayWorld
let authorization: string
beforeAll(async () => {
  // Some audits ask for `__type`, which is for developers.
  world = await startGatewayWorld({ developer: true })
  authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
})
afterAll(async () => world[Symbol.asyncDispose]())

const send = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { authorization, ...(init.headers as Record<string, string>) } })

function post(accept: string, query: string, headers: Record<string, string> = {}) {
  return send(`${world.gateway.url}/graphql`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
}

test('GQ-01 every audit of graphql-http passes, except that GET, which is optional, is not offered', async () => {
  const results = await auditServer({ url: `${world.gateway.url}/graphql`, fetchFn: send })
  expect(results.length).toBeGreaterThanOrEqual(61)
  expect(results.filter(({ status }) => status !== 'ok').map(({ name, status }) => `${status}: ${name}`)).toEqual([
    'notice: MAY accept application/x-www-form-urlencoded formatted GET requests',
    'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    'notice: MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  ])
})

const mistakes = ['{', '{ nothing }', 'query A { me { id } } query B { me { id } }', 'query ($id: ID!) { __typename }']

test('GQ-01 mistakes are 400 in the type that the client accepts, 200 for those that take plain JSON only', async () => {
  const json = 'application/json; charset=utf-8'
  const own = 'application/graphql-response+json; charset=utf-8'
  const expected: [accept: string, status: number, type: string][] = [
    ['application/graphql-response+json', 400, own],
    ['application/graphql-response+json, application/json;q=0.9', 400, own],
    ['application/json, text/plain, */*', 400, json],
    ['*/*', 400, json],
    ['application/json', 200, json],
    ['application/json; charset=utf-8', 200, json],
  ]
  for (const query of mistakes) {
    for (const [accept, status, type] of expected) {
      const response = await post(accept, query)
      const { data, errors } = (await response.json()) as { data?: unknown; errors: unknown[] }
      expect([query, accept, response.status, response.headers.get('content-type'), data, errors.length]).toEqual([
        query,
        accept,
        status,
        type,
        undefined,
        1,
      ])
    }
  }
})

test('GQ-01 who is not signed in is told so with 401 whatever they accept', async () => {
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await post(accept, '{ me { id } }', { authorization: 'Bearer nothing' })
    expect([response.status, response.headers.get('content-type')]).toEqual([401, `${accept}; charset=utf-8`])
  }
})

test('GQ-01 every method but POST is 405 and names POST, with any content type and query', async () => {
  const query = `?query=${encodeURIComponent('mutation { rename(name: "x") { id } }')}`
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
    for (const type of ['application/json', 'text/plain', 'application/json; charset="utf-8', ';']) {
      const url = `${world.gateway.url}/graphql${query}`
      const response = await send(url, { method, headers: { 'content-type': type } })
      expect([method, type, response.status, response.headers.get('allow')]).toEqual([method, type, 405, 'POST'])
    }
  }
  expect(world.subgraphs.renamed()).toBe(0)
})
