import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { endRecording } from '@passerelle/telemetry'
import { startRecording } from '@passerelle/telemetry/recording'
import { startTraceCollector } from '@passerelle/testkit'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { until } from './stream-reader.ts'

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

test('EV-05 the question what somebody may do is of the trace that asks it', async () => {
  const { access } = world.subgraphs.traces
  access.length = 0
  const traceparent = `00-${trace}-00f067aa0ba902b7-01`
  const nobody = await world.identity.bearerFor({ email: 'newcomer@example.org' })
  await world.client.with({ authorization: nobody, traceparent }).query('{ notes { id } }')
  expect(access).toEqual([traceparent])
})

test('EV-05 operations of a socket have the trace in extensions.traceparent, to the owner of a stream and for each event', async () => {
  const client = createClient({
    url: `${world.gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: await world.identity.bearerFor({ email: 'socket@example.org' }) },
    retryAttempts: 0,
  })
  const { access, references } = world.subgraphs.traces
  references.length = 0
  const traceparent = `00-${trace}-00f067aa0ba902b7-01`
  const extensions = { traceparent }
  const query = await client.iterate({ query: '{ traceparent }', extensions }).next()
  expect(query.value).toEqual({ data: { traceparent } })
  // A mutation counts on the rights of the moment, and has them asked for.
  access.length = 0
  await client.iterate({ query: 'mutation { rename(name: "Socket") { name } }', extensions }).next()
  expect(access[0]).toBe(traceparent)
  const made = (await client.iterate({ query: '{ traceparent }', extensions: { traceparent: 'nonsense' } }).next())
    .value
  expect(made?.data?.traceparent).toMatch(/^00-(?!4bf92f35)[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  const events = client.iterate({ query: 'subscription { noteWritten { traceparent author { name } } }', extensions })
  const first = events.next()
  await until(() => world.subgraphs.listeners() === 1)
  world.subgraphs.write({ id: 'ntc_1', text: 'traced', author: { id: 'per_0001' } })
  expect((await first).value).toEqual({ data: { noteWritten: { traceparent, author: { name: 'Person 0001' } } } })
  expect(references).toEqual([traceparent])
  await client.dispose()
  await until(() => world.subgraphs.listeners() === 0)
})

test('EV-05 so have operations of event streams, by the header', async () => {
  const traceparent = `00-${trace}-00f067aa0ba902b7-01`
  const headers = { authorization, accept: 'text/event-stream', traceparent }
  const address = new URL(`/graphql/stream?query=${encodeURIComponent('{ traceparent }')}`, world.gateway.url)
  expect(await (await fetch(address, { headers })).text()).toContain(JSON.stringify({ data: { traceparent } }))
})

test('EV-05 a span is failed where the fault is ours, also when the answer is 200, and not for a mistake of the client', async () => {
  await using collector = await startTraceCollector()
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url
  process.env.OTEL_BSP_SCHEDULE_DELAY = '50'
  startRecording()
  const traced = async (id: string, query: string) => {
    await world.client.with({ authorization, traceparent: `00-${id.repeat(32)}-00f067aa0ba902b7-01` }).ask(query)
  }
  await traced('a', '{ fault }').catch(() => {})
  await traced('b', '{ unknown }').catch(() => {})
  await traced('c', '{ me { name } }')
  const spanOf = (id: string) =>
    collector.spans.find(({ traceId, name }) => traceId === id.repeat(32) && name === 'POST /graphql')
  await until(() => ['a', 'b', 'c'].every(spanOf))
  expect(['a', 'b', 'c'].map((id) => spanOf(id)!.isFailed)).toEqual([true, false, false])
  await endRecording()
})
