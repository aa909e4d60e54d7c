import type { Logger, PassportSigner } from '@passerelle/service-kit/without-orm'
import { type Client, createClient, type FormattedExecutionResult, type Sink } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { InFlight } from '../graph/in-flight.ts'
import type { Passport } from '../identity/access.ts'

export interface UpstreamRequest {
  query: string
  variables: Record<string, unknown>
  operationName: string | undefined
  /** The cursor after which the owner begins; counts more than the field's own argument. */
  after: string | undefined
  /** W3C Trace Context of whoever asked. */
  traceparent: string | undefined
}

/** Whoever a subscription is for. */
export interface PassportHolder {
  readonly requestId: string
  passport(): Promise<string>
  signed(): Promise<Passport>
  /** The next passport is made anew. */
  forgetPassport(): void
  /** Whether it is that person, or that API key. */
  isOf(subject: string): boolean
}

/** A subscription at its owner. */
export interface Subscribed {
  leave(): void
  /** Hands the owner the passport of the moment, by which it judges at once. */
  renew(): void
}

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>

/** Milliseconds between renewals of the passports that live subscriptions hold; a passport lives 60 s. */
const renewEvery = 20_000
/** Passports in one message; one with many memberships may have several KB. */
const renewedTogether = 25

/**
 * The subscriptions that one subgraph answers, over one socket for all of them. Each travels with its caller's passport,
 * and pings bring new ones: rights are asked again for each event with a passport of at most 20 s.
 */
export class Upstream {
  readonly #client: Client
  readonly #callers = new Map<string, PassportHolder>()
  readonly #inFlight: InFlight
  readonly #log: Logger
  readonly #renewal: NodeJS.Timeout
  /** Subscribers whose rights have changed. */
  readonly #toRenew = new Set<string>()
  #socket: WebSocket | undefined

  constructor(url: string, signer: PassportSigner, inFlight: InFlight, log: Logger) {
    this.#log = log
    this.#inFlight = inFlight
    this.#client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ passport: await signer.sign({ sub: 'gateway', gateway: true }) }),
      // A socket that breaks ends its subscriptions: their clients must know that something may be missing.
      retryAttempts: 0,
      lazyCloseTimeout: 5000,
      keepAlive: 15_000,
      on: {
        connected: (socket) => {
          this.#socket = socket as WebSocket
          this.#renewSoon()
        },
        closed: () => {
          this.#socket = undefined
        },
      },
    })
    this.#renewal = setInterval(() => void this.#renew(), renewEvery)
    this.#renewal.unref()
  }

  /** @throws UNAUTHENTICATED when the caller is signed out */
  async subscribe(
    { after, traceparent, ...request }: UpstreamRequest,
    caller: PassportHolder,
    sink: Sink<Result>,
  ): Promise<Subscribed> {
    const passport = await caller.passport()
    const subscriber = crypto.randomUUID()
    this.#callers.set(subscriber, caller)
    const extensions = {
      ...{ passport, subscriber, requestId: caller.requestId, traceparent },
      ...(after !== undefined && { after }),
    }
    const ended = () => {
      this.#callers.delete(subscriber)
      this.#toRenew.delete(subscriber)
    }
    const leave = this.#client.subscribe<Record<string, unknown>>(
      { ...request, extensions },
      {
        next: (result) => {
          // Whoever reads after this event must see what it tells of.
          this.#inFlight.seal()
          sink.next(result)
        },
        error: (error) => {
          ended()
          sink.error(error)
        },
        complete: () => {
          ended()
          sink.complete()
        },
      },
    )
    return {
      leave: () => {
        ended()
        leave()
      },
      renew: () => {
        this.#toRenew.add(subscriber)
        this.#renewSoon()
      },
    }
  }

  /** What waits for the connection, or is on its way to the socket, is sent first: its passport may be one of before. */
  #renewSoon(): void {
    setImmediate(() => {
      if (this.#socket) void this.#renew([...this.#callers].filter(([subscriber]) => this.#toRenew.delete(subscriber)))
    })
  }

  /**
   * Gives each live subscription a new passport. One whose caller is signed out keeps its old one, and ends with it.
   * In several messages: the subgraph takes 256 KB in each.
   */
  async #renew(renewing = [...this.#callers]): Promise<void> {
    for (let begin = 0; begin < renewing.length && this.#socket; begin += renewedTogether) {
      const few = renewing.slice(begin, begin + renewedTogether)
      const made = await Promise.all(few.map(([subscriber, caller]) => this.#renewed(subscriber, caller)))
      const passports = Object.fromEntries(made.filter((entry) => entry !== undefined))
      this.#socket?.send(JSON.stringify({ type: 'ping', payload: { passports } }))
    }
  }

  async #renewed(subscriber: string, caller: PassportHolder): Promise<[string, string] | undefined> {
    try {
      return [subscriber, await caller.passport()]
    } catch (error) {
      this.#log.debug({ err: error, requestId: caller.requestId }, 'a subscription was not renewed')
      return undefined
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#renewal)
    await this.#client.dispose()
  }
}
