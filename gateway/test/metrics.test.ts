import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readMetrics } from '@passerelle/testkit'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { streamReaders, until } from './stream-reader.ts'

// A gateway counts from its start.
let world: GatewayWorld
beforeEach(async () => {
  world = await startGatewayWorld({ environment: { METRICS_PORT: '0', RATE_PER_PERSON: '4' } })
})
afterEach(async () => world[Symbol.asyncDispose]())

async function sample(name: string): Promise<number | undefined> {
  return (await readMetrics(world.gateway.metricsUrl!)).get(name)
}

test('OP-04 what the gateway does is counted: requests, operations, fetches, refusals', async () => {
  const tom = await world.as('tom@example.org')
  expect(await sample('passerelle_sockets_open')).toBe(0)
  await tom.ask('{ me { name notes { text } } }')
  await tom.ask('{ fault }').catch(() => {})
  await tom.ask('{ people(first: 1000) { id } }').catch(() => {})
  for (let spent = 3; spent < 6; spent++) await tom.ask('{ __typename }').catch(() => {})
  const measured = await readMetrics(world.gateway.metricsUrl!)
  expect(measured.get('graphql_operations_total{type="query",outcome="ok"}')).toBe(2)
  expect(measured.get('graphql_operations_total{type="query",outcome="failed"}')).toBe(1)
  expect(measured.get('passerelle_operations_unread_total')).toBe(1)
  expect(measured.get('passerelle_rate_refusals_total{policy="person"}')).toBe(2)
  for (const subgraph of ['employers', 'notifications']) {
    const labels = `{subgraph="${subgraph}",outcome="answered"}`
    expect(measured.get(`passerelle_subgraph_fetch_duration_seconds_count${labels}`)).toBeGreaterThan(0)
  }
  const route = 'http_request_method="POST",http_route="/graphql"'
  const requests = (status: number) =>
    measured.get(`http_server_request_duration_seconds_count{${route},http_response_status_code="${status}"}`)
  expect([requests(200), requests(400), requests(429)]).toEqual([3, 1, 2])
  expect(measured.get('passerelle_plans_cached')).toBe(3)
  expect(measured.get('passerelle_plan_lookups_total{result="miss"}')).toBe(3)
  expect(measured.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
})

test('OP-04 sockets and streams are counted while they are open, and readers who share a stream one by one', async () => {
  const readers = streamReaders(world)
  const query = 'subscription { noteWritten { text } }'
  const [one, other] = [await readers.read(query), await readers.read(query)]
  world.subgraphs.write({ id: 'n1', text: 'a note', author: { id: 'per_1' } })
  await Promise.all([one.has(1), other.has(1)])
  expect(await sample('passerelle_sockets_open')).toBe(2)
  expect(await sample('passerelle_streams_open')).toBe(1)
  expect(await sample('passerelle_stream_readers_open')).toBe(2)
  expect(await sample('passerelle_stream_events_delivered_total')).toBe(2)
  expect(await sample('passerelle_plan_lookups_total{result="hit"}')).toBeGreaterThan(0)
  await readers.leave()
  await until(() => world.subgraphs.listeners() === 0)
  expect(await sample('passerelle_streams_open')).toBe(0)
})

test('OP-04 metrics are for those who run the house: the public port does not know them', async () => {
  expect((await fetch(`${world.gateway.url}/metrics`)).status).toBe(404)
  const metrics = new URL(world.gateway.metricsUrl!)
  expect(metrics.port).not.toBe(new URL(world.gateway.url).port)
  expect((await fetch(new URL('/graphql', metrics))).status).toBe(404)
})
