import type { ServiceMap } from '@apollo/gateway'
import type { LiveGraph } from '../graph/live-graph.ts'
import { type PlannedStream, replan } from './replan.ts'
import type { ResultQueue } from './result-queue.ts'
import { Stream, type StreamTally } from './stream.ts'
import { type StreamLimits, streamLimits } from './stream-limits.ts'
import { beginsAtCursor, planStream } from './stream-plan.ts'
import type { Subscribing } from './subscribing.ts'
import type { Upstream } from './upstream.ts'

export interface Subscriptions {
  /**
   * Subscribes at the subgraph that owns the field; each of its events is completed from the other subgraphs. Whatever
   * ends the stream is thrown by its iterator, a GraphQLError. Those who ask the same with the same rights share the work.
   * @throws UNAUTHENTICATED when the caller is signed out; GraphQLError when the operation cannot be planned
   */
  open(subscribing: Subscribing): Promise<ResultQueue>
  /** How many there are at the moment: at owners, and of clients. */
  readonly size: { streams: number; readers: number }
  readonly tally: Readonly<StreamTally>
  close(): void
}

interface Parts {
  live: LiveGraph
  sources: ServiceMap
  upstreams: ReadonlyMap<string, Upstream>
  limits?: Partial<StreamLimits> | undefined
}

/** Milliseconds between two looks for clients that take nothing. */
const lookEvery = 1000

/** The subscriptions of all clients, whichever way they are connected. */
export function federatedSubscriptions({ live, sources, upstreams, limits }: Parts): Subscriptions {
  const streams = new Set<PlannedStream>()
  const shared = new Map<string, Stream>()
  const tally: StreamTally = { delivered: 0, cutOff: 0, cursorExpired: 0 }
  const forget = live.onSwitch((graph) => void replan(streams, graph, () => live.current === graph))
  const look = setInterval(() => {
    for (const { stream } of streams) stream.cutStalled()
  }, lookEvery)
  look.unref()

  function start(key: string, subscribing: Subscribing): Stream {
    const { operation, variables, context, after } = subscribing
    const planOn: PlannedStream['planOn'] = (graph) => planStream(graph, operation, variables, sources)
    const stream = new Stream({
      plan: planOn(operation.graph),
      upstreams,
      limits: { ...streamLimits, ...limits },
      tally,
      requestId: context.requestId,
      traceparent: context.traceparent,
      log: context.log,
      after,
      fromCursor: after !== undefined || beginsAtCursor(operation, variables),
      closed: () => {
        streams.delete(planned)
        if (shared.get(key) === stream) shared.delete(key)
      },
    })
    const planned = { stream, subscribing, planOn }
    streams.add(planned)
    shared.set(key, stream)
    // It was read before the supergraph changed, and nobody else would bring it up to date.
    const newest = live.current
    if (newest !== operation.graph) void replan([planned], newest, () => live.current === newest)
    return stream
  }

  return {
    async open(subscribing) {
      const { caller } = subscribing.context
      const { rights } = await caller.signed()
      const key = sharedBy(subscribing, rights)
      const running = shared.get(key)
      if (running?.isJoinable) return running.join(caller)
      const stream = start(key, subscribing)
      const reader = stream.join(caller)
      stream.start()
      return reader
    },
    get size() {
      const readers = [...streams].reduce((sum, { stream }) => sum + stream.readers, 0)
      return { streams: streams.size, readers }
    },
    tally,
    close() {
      forget()
      clearInterval(look)
    },
  }
}

/** Two who have this in common get the same. The rights name the person, so that nobody shares with somebody else. */
function sharedBy({ operation, query, variables, after }: Subscribing, rights: string): string {
  return JSON.stringify([rights, query, operation.operationName, variables, after])
}
