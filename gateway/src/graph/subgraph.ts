import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'
import { idempotencyKeyHeader } from '@passerelle/service-kit'
import { SpanKind, withSpan } from '@passerelle/telemetry'
import { Pool } from 'undici'
import type { InFlight } from './in-flight.ts'

/** What a request carries through the plan: who asks, and under which id the logs know it. */
export interface RequestContext {
  caller: {
    passport(): Promise<string>
    /** The passport with all that it says. Where it is missing, only what travels with the very same passport is shared. */
    signed?(): Promise<{ token: string; rights: string }>
    /** Whoever may change their rights by what they do is asked for anew. */
    forget?(): void
  }
  requestId: string
  /** What the client may repeat the mutations of the request under. */
  idempotencyKey?: string | undefined
  /** W3C Trace Context of the request; of a stream, which answers many, that of whoever was the first to ask for it. */
  traceparent?: string | undefined
}

/** Milliseconds before each further attempt, while a subgraph starts again. */
const retryAfter = [50, 200, 600]
/** The request cannot have been read: safe to send again, mutations too. */
const neverArrived = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT'])
/** The connection broke under way: only what changes nothing, or not twice, is sent again. */
const broken = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** Seconds from asking a subgraph to having its answer. `failed` when there was none, after the last attempt. */
export type FetchTook = (subgraph: string, seconds: number, outcome: 'answered' | 'failed') => void

interface Answer {
  status: number
  text: string
}

interface Options {
  inFlight: InFlight
  /** Whether memberships are kept there: then a mutation may change what its caller may do. */
  keepsAccess: boolean
  took: FetchTook
}

/** One subgraph over its own pool of connections. The same query with the same rights is sent once. */
export class Subgraph implements GraphQLDataSource<RequestContext> {
  readonly name: string
  readonly url: string
  readonly pool: Pool
  readonly #path: string
  readonly #inFlight: InFlight
  readonly #keepsAccess: boolean
  readonly #took: FetchTook

  constructor(name: string, url: string, { inFlight, keepsAccess, took }: Options) {
    this.#took = took
    this.#inFlight = inFlight
    this.#keepsAccess = keepsAccess
    this.name = name
    this.url = url.replace(/\/$/, '')
    const { origin, pathname } = new URL(url)
    this.#path = `${pathname.replace(/\/$/, '')}/graphql`
    this.pool = new Pool(origin, {
      connections: 64,
      headersTimeout: 30_000,
      bodyTimeout: 30_000,
      keepAliveTimeout: 30_000,
    })
  }

  async process({
    request,
    context,
  }: GraphQLDataSourceProcessOptions<RequestContext>): Promise<GatewayGraphQLResponse> {
    const { caller, requestId, idempotencyKey, traceparent } = context as RequestContext
    const signed = await caller.signed?.()
    const passport = signed?.token ?? (await caller.passport())
    const headers = {
      'content-type': 'application/json',
      passport,
      'x-request-id': requestId,
    }
    const { query, variables, operationName } = request
    const body = JSON.stringify({ query, variables, operationName })
    if (!query!.trimStart().startsWith('mutation')) {
      // The text is shared and not the object: the executor merges into what it is given.
      return this.#read(
        await this.#inFlight.share(`${this.name} ${signed?.rights ?? passport} ${body}`, () =>
          this.#traced(traceparent, headers, body, true),
        ),
      )
    }
    try {
      // What was done already is answered once more: then the repetition is the subgraph's to tell from another act.
      const repeatable = idempotencyKey !== undefined
      const all = repeatable ? { ...headers, [idempotencyKeyHeader]: idempotencyKey } : headers
      return this.#read(await this.#traced(traceparent, all, body, repeatable))
    } finally {
      this.#inFlight.seal()
      if (this.#keepsAccess) caller.forget?.()
    }
  }

  #traced(
    parent: string | undefined,
    headers: Record<string, string>,
    body: string,
    mayRepeat: boolean,
  ): Promise<Answer> {
    const attributes = { 'http.request.method': 'POST', 'url.full': `${this.url}/graphql`, 'peer.service': this.name }
    const began = { name: `POST ${this.name}`, kind: SpanKind.CLIENT, parent, attributes }
    return withSpan(began, async (traceparent, span) => {
      const answer = await this.#send(traceparent ? { ...headers, traceparent } : headers, body, mayRepeat)
      span?.setAttribute('http.response.status_code', answer.status)
      return answer
    })
  }

  /** @param mayRepeat whether it changes nothing, or not twice */
  async #send(headers: Record<string, string>, body: string, mayRepeat: boolean): Promise<Answer> {
    const since = performance.now()
    const took = (outcome: 'answered' | 'failed') => this.#took(this.name, (performance.now() - since) / 1000, outcome)
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await this.pool.request({ method: 'POST', path: this.#path, headers, body })
        const text = await response.body.text()
        took('answered')
        return { status: response.statusCode, text }
      } catch (error) {
        const code = (error as { code?: string }).code ?? ''
        const safe = neverArrived.has(code) || (mayRepeat && broken.has(code))
        if (!safe || attempt === retryAfter.length) {
          took('failed')
          throw error
        }
        await new Promise((resolve) => setTimeout(resolve, retryAfter[attempt]))
      }
    }
  }

  #read({ status, text }: Answer): GatewayGraphQLResponse {
    try {
      return JSON.parse(text) as GatewayGraphQLResponse
    } catch {
      throw new Error(`${this.name} answered ${status} without JSON`)
    }
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}
