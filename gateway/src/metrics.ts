import { counts, gauges } from '@passerelle/service-kit/without-orm'
import { Counter, Histogram, type Registry } from 'prom-client'
import type { InFlight } from './graph/in-flight.ts'
import type { LiveGraph } from './graph/live-graph.ts'
import type { OperationReader } from './graph/operations.ts'
import type { FetchTook } from './graph/subgraph.ts'
import type { Rates } from './identity/rates.ts'
import type { Subscriptions } from './subscriptions/federated.ts'

export function measureFetches(registry: Registry): FetchTook {
  const duration = new Histogram({
    name: 'passerelle_subgraph_fetch_duration_seconds',
    help: 'Time a subgraph took to answer, attempts that were repeated included.',
    labelNames: ['subgraph', 'outcome'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  })
  return (subgraph, seconds, outcome) => duration.observe({ subgraph, outcome }, seconds)
}

/** Counts what is not even run. */
export function countUnread(registry: Registry, read: OperationReader): OperationReader {
  const unread = new Counter({
    name: 'passerelle_operations_unread_total',
    help: 'Operations refused before they were run, over HTTP or a socket: syntax, limits, validation, variables.',
    registers: [registry],
  })
  return (asked) => {
    try {
      return read(asked)
    } catch (error) {
      unread.inc()
      throw error
    }
  }
}

interface Measured {
  live: LiveGraph
  inFlight: InFlight
  rates: Rates
  subscriptions: Subscriptions
  clients: { readonly open: number }
}

/** What the gateway's parts count by themselves, shown when somebody looks. */
export function measureGateway(registry: Registry, { live, inFlight, rates, subscriptions, clients }: Measured): void {
  gauges(
    registry,
    {
      passerelle_sockets_open: 'WebSocket connections of clients.',
      passerelle_streams_open: 'Subscriptions at their owners. Those who ask the same with the same rights share one.',
      passerelle_stream_readers_open: 'Subscriptions of clients, over sockets and server-sent events.',
      passerelle_plans_cached: 'Operations whose plan is kept.',
    },
    () => ({
      passerelle_sockets_open: clients.open,
      passerelle_streams_open: subscriptions.size.streams,
      passerelle_stream_readers_open: subscriptions.size.readers,
      passerelle_plans_cached: live.current.planned().length,
    }),
  )
  const count = (name: string, help: string, read: () => number) => counts(registry, { name, help }, read)
  count('passerelle_stream_events_delivered_total', 'Events handed to readers.', () => subscriptions.tally.delivered)
  count(
    'passerelle_stream_slow_consumers_total',
    'Readers that were cut off because they took nothing or too little.',
    () => subscriptions.tally.cutOff,
  )
  count(
    'passerelle_stream_cursors_expired_total',
    'Streams that could not go on because their cursor was too old.',
    () => subscriptions.tally.cursorExpired,
  )
  const plans = 'Plans looked up, by whether they were kept (hit) or had to be made (miss).'
  counts(registry, { name: 'passerelle_plan_lookups_total', help: plans, label: 'result' }, () => ({
    ...live.current.lookups,
  }))
  count('passerelle_answers_shared_total', 'Questions that joined one already on its way.', () => inFlight.joined)
  const tooMany = 'Requests that were too many, by what they were counted by.'
  counts(registry, { name: 'passerelle_rate_refusals_total', help: tooMany, label: 'policy' }, () => rates.refused)
}
