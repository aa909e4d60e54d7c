import type { ServiceMap } from '@apollo/gateway'
import { GraphQLError } from 'graphql'
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
  /** This person's rights may be others now: their streams go on under the new ones, or end. */
  rightsChanged(person: string): void
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

/** A stream, with those whom it may be shared with. */
interface RunningStream extends PlannedStream {
  /** What all its readers may do. */
  rights: string
}

/** Milliseconds until employers, which could not answer, is asked again about somebody whose rights changed. */
const askAgainAfter = 1000

/** Milliseconds between two looks for clients that take nothing. */
const lookEvery = 1000

/** The subscriptions of all clients, whichever way they are connected. */
export function federatedSubscriptions({ live, sources, upstreams, limits }: Parts): Subscriptions {
  const streams = new Set<RunningStream>()
  const shared = new Map<string, RunningStream>()
  const tally: StreamTally = { delivered: 0, cutOff: 0, cursorExpired: 0 }
  const forget = live.onSwitch((graph) => void replan(streams, graph, () => live.current === graph))
  const look = setInterval(() => {
    for (const { stream } of streams) stream.cutStalled()
  }, lookEvery)
  look.unref()

  function start(subscribing: Subscribing, rights: string): RunningStream {
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
        streams.delete(running)
        unshare(running)
      },
    })
    const running = { stream, subscribing, planOn, rights }
    streams.add(running)
    share(running)
    // It was read before the supergraph changed, and nobody else would bring it up to date.
    const newest = live.current
    if (newest !== operation.graph) void replan([running], newest, () => live.current === newest)
    return running
  }

  function share(running: RunningStream): void {
    const key = sharedBy(running.subscribing, running.rights)
    if (!shared.get(key)?.stream.isJoinable) shared.set(key, running)
  }

  function unshare(running: RunningStream): void {
    const key = sharedBy(running.subscribing, running.rights)
    if (shared.get(key) === running) shared.delete(key)
  }

  /** Nobody joins it meanwhile. Who is let in no more loses their sockets and event streams elsewhere, and so leaves it. */
  async function renewRights(running: RunningStream): Promise<void> {
    unshare(running)
    try {
      const rights = await running.stream.freshRights()
      if (!streams.has(running)) return
      const isOther = rights !== running.rights
      // Another change may have shared it again meanwhile.
      unshare(running)
      running.rights = rights
      share(running)
      if (isOther) running.stream.askAnew()
    } catch (error) {
      if (!streams.has(running) || isRefusal(error)) return
      setTimeout(() => void renewRights(running), askAgainAfter).unref()
    }
  }

  return {
    async open(subscribing) {
      const { caller } = subscribing.context
      const { rights } = await caller.signed()
      const key = sharedBy(subscribing, rights)
      const running = shared.get(key)
      if (running?.stream.isJoinable) return running.stream.join(caller)
      const { stream } = start(subscribing, rights)
      const reader = stream.join(caller)
      stream.start()
      return reader
    },
    rightsChanged(person) {
      for (const running of streams) if (running.stream.isOf(person)) void renewRights(running)
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

function isRefusal(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    (error.extensions.code === 'FORBIDDEN' || error.extensions.code === 'UNAUTHENTICATED')
  )
}

/** Two who have this in common get the same. The rights name the person, so that nobody shares with somebody else. */
function sharedBy({ operation, query, variables, after }: Subscribing, rights: string): string {
  return JSON.stringify([rights, query, operation.operationName, variables, after])
}
