import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openEventStream } from '@passerelle/testkit'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { readySocket } from './raw-socket.ts'
import { until } from './stream-reader.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld({
    environment: { RATE_PER_PERSON: '5', RATE_PER_KEY: '4', RATE_OF_FAILED_SIGN_INS: '3' },
  })
})
afterAll(async () => world[Symbol.asyncDispose]())

async function post(authorization: string, query = '{ me { name } }') {
  const headers = { 'content-type': 'application/json', authorization }
  const body = JSON.stringify({ query })
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

const stream = (authorization: string, query = 'subscription { noteWritten { text } }') =>
  openEventStream(`${world.gateway.url}/graphql/stream`, { body: { query }, headers: { authorization } })

test('GQ-09 event streams count as well, are refused with 429 and when to go on, and one that is open stays', async () => {
  const nadia = await world.identity.bearerFor({ email: 'nadia@example.org' })
  const open = await stream(nadia)
  expect([open.status, open.headers['ratelimit-policy']]).toEqual([200, '"person";q=5;w=60'])
  expect(open.headers.ratelimit).toMatch(/^"person";r=4;t=\d+$/)
  open.read()
  await until(() => world.subgraphs.listeners() === 1)
  // Not the operation alone: whatever is asked on this path, also what is wrong.
  const mistake = await stream(nadia, 'subscription { nothing }')
  expect(mistake.headers.ratelimit).toMatch(/r=3/)
  mistake.close()
  for (let spent = 2; spent < 5; spent++) expect((await post(nadia)).status).toBe(200)
  const refused = await stream(nadia)
  expect([refused.status, refused.headers['content-type']]).toEqual([429, 'application/json; charset=utf-8'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.headers.ratelimit).toMatch(/r=0/)
  refused.close()
  // What a stream tells is no operation: it may be more than the rate.
  for (let text = 0; text < 20; text++) {
    world.subgraphs.write({ id: `ntc_${text}`, text: `n${text}`, author: { id: 'per_a' } })
  }
  await open.has(20)
  open.close()
  await until(() => world.subgraphs.listeners() === 0)
})

test('GQ-09 a subscription of a socket stays when its person has spent all, and further ones are refused one by one', async () => {
  const remi = await world.identity.bearerFor({ email: 'remi@example.org' })
  const socket = await readySocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, remi)
  const subscribe = (id: string) =>
    socket.send({ id, type: 'subscribe', payload: { query: `subscription { ${id}: noteWritten { text } }` } })
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) subscribe(id)
  for (const id of ['f', 'g']) {
    const code = 'RATE_LIMITED'
    expect(await socket.next()).toMatchObject({ id, type: 'error', payload: [{ extensions: { code } }] })
  }
  await until(() => world.subgraphs.listeners() === 5)
  world.subgraphs.write({ id: 'ntc_1', text: 'n1', author: { id: 'per_a' } })
  const told = await Promise.all(Array.from({ length: 5 }, () => socket.next()))
  expect(told.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  socket.close()
  await until(() => world.subgraphs.listeners() === 0)
})

test('GQ-09 each API key has a rate of its own, over HTTP, sockets and event streams together', async () => {
  const [key, other] = [`Bearer ${world.subgraphs.issueKey()}`, `Bearer ${world.subgraphs.issueKey()}`]
  const query = '{ __typename }'
  const first = await post(key, query)
  expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"key";q=4;w=60'])
  expect(first.headers.get('ratelimit')).toMatch(/^"key";r=3;t=\d+$/)
  const second = await stream(key, query)
  expect(second.headers.ratelimit).toMatch(/^"key";r=2;t=\d+$/)
  second.close()
  const socket = await readySocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, key)
  const asked = async (id: string) => {
    socket.send({ id, type: 'subscribe', payload: { query } })
    return socket.next()
  }
  for (const id of ['3', '4']) {
    expect(await asked(id)).toMatchObject({ id, type: 'next', payload: { data: { __typename: 'Query' } } })
    expect((await socket.next()).type).toBe('complete')
  }
  expect(await asked('5')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] })
  socket.close()
  const refused = await post(key, query)
  expect([refused.status, refused.code, refused.headers.get('ratelimit')?.slice(0, 9)]).toEqual([
    ...[429, 'RATE_LIMITED', '"key";r=0'],
  ])
  expect((await stream(key, query)).status).toBe(429)
  expect((await post(other, query)).status).toBe(200)
  expect((await post(await world.identity.bearerFor({ email: 'noor@example.org' }))).status).toBe(200)
})

test('GQ-09 sign-ins that fail are counted by address, and a good one passes whatever else comes from there', async () => {
  for (let failed = 0; failed < 3; failed++) expect((await post('Bearer x')).status).toBe(401)
  const refused = await post('Bearer x')
  expect([refused.status, refused.code]).toEqual([429, 'RATE_LIMITED'])
  const url = `${world.gateway.url.replace('http', 'ws')}/graphql`
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: {}, retryAttempts: 0 })
  await expect(client.iterate({ query: '{ me { name } }' }).next()).rejects.toMatchObject({ code: 4429 })
  // Event streams count with them, and so do secrets of keys, whole or not.
  for (const bad of ['Bearer x', 'Bearer psk_x', `Bearer psk_${'A'.repeat(43)}`]) {
    const answer = await stream(bad)
    expect([bad, answer.status, Number(answer.headers['retry-after']) > 0]).toEqual([bad, 429, true])
    answer.close()
  }
  expect((await post(await world.identity.bearerFor({ email: 'good@example.org' }))).status).toBe(200)
  expect((await post(`Bearer ${world.subgraphs.issueKey()}`, '{ __typename }')).status).toBe(200)
})
