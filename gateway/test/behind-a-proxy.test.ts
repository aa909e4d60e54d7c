import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadConfig } from '@passerelle/service-kit'
import { WebSocket } from 'ws'
import { clientAddress } from '../src/http/client-address.ts'
import { gatewayConfig } from '../src/index.ts'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { rawSocket } from './raw-socket.ts'

const most = 3
let trusting: GatewayWorld
let alone: GatewayWorld
beforeAll(async () => {
  const environment = { RATE_OF_FAILED_SIGN_INS: String(most) }
  trusting = await startGatewayWorld({
    environment: { ...environment, TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: 'https://passerelle.example.org' },
  })
  alone = await startGatewayWorld({ environment })
})
afterAll(async () => {
  await trusting?.[Symbol.asyncDispose]()
  await alone?.[Symbol.asyncDispose]()
})

async function failedSignIn(world: GatewayWorld, headers: Record<string, string>): Promise<number> {
  const { status } = await fetch(`${world.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer nothing', ...headers },
    body: '{"query":"{ me { id } }"}',
  })
  return status
}

test.each([
  ['x-forwarded-for', '192.0.2.1', '192.0.2.2'],
  ['forwarded', 'for=198.51.100.1', 'for="198.51.100.2:4711"'],
])('GQ-09 behind a trusted proxy failed sign-ins count by the address that %s names', async (header, one, another) => {
  for (let time = 0; time < most; time++) expect(await failedSignIn(trusting, { [header]: one })).toBe(401)
  expect(await failedSignIn(trusting, { [header]: one })).toBe(429)
  expect(await failedSignIn(trusting, { [header]: another })).toBe(401)
})

test('GQ-09 a socket that comes by a trusted proxy counts by the address that it names', async () => {
  const url = `${trusting.gateway.url.replace('http', 'ws')}/graphql`
  const closedWith = async (address: string) => {
    const socket = await rawSocket(url, { headers: { 'x-forwarded-for': address } })
    socket.send({ type: 'connection_init', payload: { authorization: 'Bearer nothing' } })
    return (await socket.closed).code
  }
  for (let time = 0; time < most; time++) expect(await closedWith('192.0.2.7')).toBe(4403)
  expect(await closedWith('192.0.2.7')).toBe(4429)
  expect(await closedWith('192.0.2.8')).toBe(4403)
})

test('GQ-09 whoever is no trusted proxy is counted by its own address, whatever it says', async () => {
  const says = (time: number) => ({ 'x-forwarded-for': `192.0.2.${time}`, forwarded: `for=192.0.2.${time}` })
  for (let time = 0; time < most; time++) expect(await failedSignIn(alone, says(time))).toBe(401)
  expect(await failedSignIn(alone, says(most))).toBe(429)
})

const addressOf = (from: string, headers: Record<string, string>) => {
  const { TRUSTED_PROXIES } = loadConfig(gatewayConfig.pick({ TRUSTED_PROXIES: true }), {
    TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8:a::/48',
  })
  return clientAddress({ socket: { remoteAddress: from }, headers } as unknown as IncomingMessage, TRUSTED_PROXIES)
}

test.each([
  ['192.0.2.1', {}, '192.0.2.1'],
  ['192.0.2.1', { 'x-forwarded-for': '198.51.100.1' }, '192.0.2.1'],
  ['10.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1'],
  ['::ffff:10.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1'],
  // What the client itself wrote stands left of what the proxies did.
  ['10.0.0.1', { 'x-forwarded-for': '203.0.113.9, 198.51.100.1, 10.2.0.1' }, '198.51.100.1'],
  ['10.0.0.1', { 'x-forwarded-for': '10.3.0.1, 10.2.0.1' }, '10.3.0.1'],
  ['10.0.0.1', { 'x-forwarded-for': 'nonsense, 10.2.0.1' }, '10.2.0.1'],
  ['10.0.0.1', { 'x-forwarded-for': '198.51.100.1:5123' }, '198.51.100.1'],
  ['2001:db8:a::1', { forwarded: 'for="[2001:db8:cafe::17]:4711";proto=https' }, '2001:db8:cafe::17'],
  ['10.0.0.1', { forwarded: 'for=203.0.113.9, For=198.51.100.1;by=10.2.0.1' }, '198.51.100.1'],
  ['10.0.0.1', { forwarded: 'for=unknown' }, '10.0.0.1'],
  ['10.0.0.1', { forwarded: 'for=_hidden' }, '10.0.0.1'],
  ['10.0.0.1', { forwarded: 'for="198.51.100.1' }, '10.0.0.1'],
  ['10.0.0.1', { forwarded: 'for=198.51.100.1', 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1'],
  // One of the two is the client's own invention.
  ['10.0.0.1', { forwarded: 'for=203.0.113.9', 'x-forwarded-for': '198.51.100.1' }, '10.0.0.1'],
] as [string, Record<string, string>, string][])('GQ-09 who comes from %s with %j is %s', (from, headers, address) => {
  expect(addressOf(from, headers)).toBe(address)
})

test.each(['proxy.example.org', '10.0.0.0/33', '10.0.0.0/x', 'loopback'])(
  'OP-04 TRUSTED_PROXIES with %s stops the start with a sentence that says what is wrong',
  (range) => {
    const sentence = `TRUSTED_PROXIES: "${range}" is no address and no range, such as 10.0.0.0/8`
    const schema = gatewayConfig.pick({ TRUSTED_PROXIES: true })
    expect(() => loadConfig(schema, { TRUSTED_PROXIES: `10.0.0.1, ${range}` })).toThrow(sentence)
  },
)

async function whereAreSubscriptions(world: GatewayWorld): Promise<string> {
  const authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
  const response = await fetch(`${world.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, 'x-forwarded-host': 'evil.example.org' },
    body: '{"query":"subscription { noteWritten { id } }"}',
  })
  return ((await response.json()) as { errors: [{ message: string }] }).errors[0].message
}

test('GQ-01 who posts a subscription is told the public address, and never one that a request invented', async () => {
  expect(await whereAreSubscriptions(trusting)).toContain('at wss://passerelle.example.org/graphql with')
  expect(await whereAreSubscriptions(alone)).toContain('by a WebSocket on this path, with')
})

test('AC-01 pages of the public address open sockets, whatever host the proxy asks for', async () => {
  const origin = 'https://passerelle.example.org'
  const url = `${trusting.gateway.url.replace('http', 'ws')}/graphql`
  const socket = new WebSocket(url, 'graphql-transport-ws', { origin, headers: { host: 'gateway:4000' } })
  await once(socket, 'open')
  socket.terminate()
})
