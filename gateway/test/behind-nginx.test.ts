import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { lacking, startNginx } from './nginx.ts'

const lacks = lacking()
const proved = lacks ? test.skip : test
const because = lacks ? ` (not tried: ${lacks})` : ''

const most = 3
let world: GatewayWorld
let url: string
const stack = new AsyncDisposableStack()
beforeAll(async () => {
  if (lacks) return
  const environment = { RATE_OF_FAILED_SIGN_INS: String(most), TRUSTED_PROXIES: '127.0.0.1' }
  world = stack.use(await startGatewayWorld({ environment }))
  url = stack.use(await startNginx(world.gateway.url)).url
})
afterAll(() => stack.disposeAsync())

/** As nginx sees them: each person calls from an address of their own. */
async function ask(localAddress: string, headers: Record<string, string>): Promise<number> {
  const sent = request(`${url}/graphql`, { method: 'POST', localAddress, headers: { ...json, ...headers } })
  sent.end('{"query":"{ __typename }"}')
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  await text(answer)
  return answer.statusCode!
}
const json = { 'content-type': 'application/json' }
const bad = { authorization: 'Bearer nothing' }

proved(
  `GQ-09 behind nginx failed sign-ins count for each person, and nobody else waits for them${because}`,
  async () => {
    const [one, another] = ['127.0.1.2', '127.0.1.3']
    for (let time = 0; time < most; time++) expect(await ask(one, bad)).toBe(401)
    expect([await ask(one, bad), await ask(another, bad)]).toEqual([429, 401])
    expect(await ask(one, { authorization: await world.identity.bearerFor({ email: 'ines@example.org' }) })).toBe(200)
  },
)

/** What a client may write of itself to be taken for somebody else each time. */
const inventions: [string, (time: number) => Record<string, string>][] = [
  ['X-Forwarded-For', (time) => ({ 'x-forwarded-for': `198.51.100.${time}` })],
  ['an X-Forwarded-For that names the proxy last', (time) => ({ 'x-forwarded-for': `198.51.100.${time}, 127.0.0.1` })],
  ['Forwarded', (time) => ({ forwarded: `for=198.51.100.${time}` })],
  ['both', (time) => ({ 'x-forwarded-for': `198.51.100.${time}`, forwarded: `for=198.51.100.${time}` })],
  ['X-Real-IP', (time) => ({ 'x-real-ip': `198.51.100.${time}` })],
]

for (const [index, [what, invented]] of inventions.entries()) {
  proved(`GQ-09 behind nginx nobody becomes somebody else by writing ${what} himself${because}`, async () => {
    const person = `127.0.2.${index + 1}`
    for (let time = 0; time < most; time++) expect(await ask(person, { ...bad, ...invented(time) })).toBe(401)
    expect(await ask(person, { ...bad, ...invented(most) })).toBe(429)
  })
}

proved(`GQ-09 behind nginx nobody uses up the sign-ins of somebody else whom he names${because}`, async () => {
  const [victim, attacker] = ['127.0.3.1', '127.0.3.2']
  for (let time = 0; time <= most; time++) await ask(attacker, { ...bad, 'x-forwarded-for': victim })
  expect(await ask(victim, bad)).toBe(401)
})

proved(`GQ-09 behind nginx sockets count by who opens them, whatever they say${because}`, async () => {
  const closedWith = async (localAddress: string, said: string) => {
    const headers = { 'x-forwarded-for': said }
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      localAddress,
      headers,
    })
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init', payload: bad }))
    const [code] = await once(socket, 'close')
    return code
  }
  for (let time = 0; time < most; time++) expect(await closedWith('127.0.4.1', `198.51.100.${time}`)).toBe(4403)
  expect(await closedWith('127.0.4.1', '198.51.100.99')).toBe(4429)
  expect(await closedWith('127.0.4.2', '127.0.4.1')).toBe(4403)
})
