import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
let authorization: string
beforeAll(async () => {
  world = await startGatewayWorld()
  authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
})
afterAll(async () => world[Symbol.asyncDispose]())

/** What the subgraph sees when a client sends this. */
async function seen(headers: Record<string, string>): Promise<string> {
  const { data } = await world.client.with({ authorization, ...headers }).ask('{ traceparent }')
  return data.traceparent
}
const trace = '4bf92f3577b34da6a3ce929d0e0e4736'

test('EV-05 the trace of a request goes through the gateway to the subgraph as it came', async () => {
  const traceparent = `00-${trace}-00f067aa0ba902b7-01`
  expect(await seen({ traceparent })).toBe(traceparent)
  expect(await seen({ traceparent: `01-${trace}-00f067aa0ba902b7-01-more` })).toBe(traceparent)
})

test.each([undefined, 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `ff-${trace}-00f067aa0ba902b7-01`])(
  'EV-05 a request whose traceparent is %s begins a trace of its own',
  async (traceparent) => {
    const made = await seen(traceparent === undefined ? {} : { traceparent })
    expect(made).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
    expect(made).not.toBe(await seen({}))
  },
)
