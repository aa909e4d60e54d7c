import type { Logger, PassportSigner } from '@passerelle/service-kit'
import { type Client, createClient, type FormattedExecutionResult, type Sink } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { Caller } from '../identity/caller.ts'

export interface UpstreamRequest {
  query: string
  variables: Record<string, unknown>
  operationName: string | undefined
}

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>

/** Milliseconds between renewals of the passports that live subscriptions hold; a passport lives 60 s. */
const renewEvery = 20_000

/**
 * The subscriptions that one subgraph answers, over one socket for all of them. Each travels with its caller's passport,
 * and pings bring new ones: rights are asked again for each event with a passport of at most 20 s.
 */
export class Upstream {
  readonly #client: Client
  readonly #callers = new Map<string, Caller>()
  readonly #log: Logger
  readonly #renewal: NodeJS.Timeout
  #socket: WebSocket | undefined

  constructor(url: string, signer: PassportSigner, log: Logger) {
    this.#log = log
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
        },
        closed: () => {
          this.#socket = undefined
        },
      },
    })
    this.#renewal = setInterval(() => void this.#renew(), renewEvery)
    this.#renewal.unref()
  }

  /** @returns how to leave. @throws UNAUTHENTICATED when the caller is signed out */
  async subscribe(request: UpstreamRequest, caller: Caller, sink: Sink<Result>): Promise<() => void> {
    const passport = await caller.passport()
    const subscriber = crypto.randomUUID()
    this.#callers.set(subscriber, caller)
    const extensions = { passport, subscriber, requestId: caller.requestId }
    const ended = () => this.#callers.delete(subscriber)
    const leave = this.#client.subscribe<Record<string, unknown>>(
      { ...request, extensions },
      {
        next: (result) => sink.next(result),
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
    return () => {
      ended()
      leave()
    }
  }

  /** Passports kept by callers are older than what just changed: make new ones and hand them on. */
  renewPassports(): void {
    for (const caller of this.#callers.values()) caller.forgetPassport()
    void this.#renew()
  }

  /** Gives each live subscription a new passport. One whose caller is signed out keeps its old one, and ends with it. */
  async #renew(): Promise<void> {
    if (!this.#socket || this.#callers.size === 0) return
    const passports: Record<string, string> = {}
    for (const [subscriber, caller] of this.#callers) {
      try {
        passports[subscriber] = await caller.passport()
      } catch (error) {
        this.#log.debug({ err: error, requestId: caller.requestId }, 'a subscription was not renewed')
      }
    }
    this.#socket?.send(JSON.stringify({ type: 'ping', payload: { passports } }))
  }

  async close(): Promise<void> {
    clearInterval(this.#renewal)
    await this.#client.dispose()
  }
}
