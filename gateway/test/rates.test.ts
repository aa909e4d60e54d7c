import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld({ environment: { RATE_PER_PERSON: '5', RATE_OF_FAILED_SIGN_INS: '3' } })
})
afterAll(async () => world[Symbol.asyncDispose]())

async function post(authorization: string) {
  const headers = { 'content-type': 'application/json', authorization }
  const body = JSON.stringify({ query: '{ me { name } }' })
  const response = await fetch(`${world.gateway.url}/graphql`, { method: 'POST', headers, body })
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return { status: response.status, headers: response.headers, code: errors?.[0]?.extensions.code }
}

test('GQ-09 who asks too much is told when to go on, and others at the same address are not hurt', async () => {
  const ines = await world.identity.bearerFor({ email: 'ines@example.org' })
  const first = await post(ines)
  expect(first.headers.get('ratelimit-policy')).toBe('"person";q=5;w=60')
  expect(first.headers.get('ratelimit')).toMatch(/^"person";r=4;t=\d+$/)
  for (let spent = 1; spent < 5; spent++) expect((await post(ines)).status).toBe(200)
  const refused = await post(ines)
  expect([refused.status, refused.code]).toEqual([429, 'RATE_LIMITED'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('ratelimit')).toMatch(/r=0/)
  // Another token of the same person is no way around it.
  expect((await post(await world.identity.bearerFor({ email: 'ines@example.org' }))).status).toBe(429)
  expect((await post(await world.identity.bearerFor({ email: 'tom@example.org' }))).status).toBe(200)
})

test('GQ-09 operations of a socket count with those over HTTP, and the socket stays', async () => {
  const authorization = await world.identity.bearerFor({ email: 'camille@example.org' })
  const url = `${world.gateway.url.replace('http', 'ws')}/graphql`
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0 })
  const ask = () => client.iterate({ query: '{ me { name } }' }).next()
  for (let spent = 0; spent < 3; spent++) await ask()
  for (let spent = 3; spent < 5; spent++) expect((await post(authorization)).status).toBe(200)
  for (let again = 0; again < 2; again++) {
    await expect(ask()).rejects.toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
  }
  expect((await post(authorization)).status).toBe(429)
  await client.dispose()
})

test('GQ-09 sign-ins that fail are counted by address, and a good one passes whatever else comes from there', async () => {
  for (let failed = 0; failed < 3; failed++) expect((await post('Bearer x')).status).toBe(401)
  const refused = await post('Bearer x')
  expect([refused.status, refused.code]).toEqual([429, 'RATE_LIMITED'])
  const url = `${world.gateway.url.replace('http', 'ws')}/graphql`
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: {}, retryAttempts: 0 })
  await expect(client.iterate({ query: '{ me { name } }' }).next()).rejects.toMatchObject({ code: 4429 })
  expect((await post(await world.identity.bearerFor({ email: 'good@example.org' }))).status).toBe(200)
})
