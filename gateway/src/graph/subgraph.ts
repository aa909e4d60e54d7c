import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'
import { idempotencyKeyHeader, type Logger, onceAMinute, unavailable } from '@passerelle/service-kit/without-orm'
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

/** Milliseconds before each further attempt, while a subgraph starts again; the last one counts for all that follow. */
const retryAfter = [50, 200, 500]
/**
 * Milliseconds until one that stands still is given up, all attempts together. What changes something gets longer, since
 * nobody could say whether it came about. A read of which the service says that it waits in line (102) gets as long.
 */
const patience = { reads: 5_000, changes: 15_000 }
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

export interface SubgraphOptions {
  inFlight: InFlight
  /** Whether memberships are kept there: then a mutation may change what its caller may do. */
  keepsAccess: boolean
  took: FetchTook
  log: Logger
  /** Shorter than in service, to reach its end in a test. */
  patience?: Partial<typeof patience> | undefined
}

/** What is sent to a subgraph beside what every request has. */
interface Sent {
  path: string
  headers: Record<string, string>
  body: string
  /** Whether it changes nothing, or not twice. */
  mayRepeat: boolean
  /** Whether the answer may be waited for as long as that of a change. */
  isChange: boolean
}

/** One subgraph over its own pool of connections. The same query with the same rights is sent once. */
export class Subgraph implements GraphQLDataSource<RequestContext> {
  readonly name: string
  readonly url: string
  readonly #pool: Pool
  readonly #path: string
  readonly #inFlight: InFlight
  readonly #keepsAccess: boolean
  readonly #took: FetchTook
  readonly #log: Logger
  readonly #atMostOnceAMinute = onceAMinute()
  readonly #patience: typeof patience

  constructor(name: string, url: string, { inFlight, keepsAccess, took, log, patience: given }: SubgraphOptions) {
    this.#took = took
    this.#log = log
    this.#patience = { ...patience, ...given }
    this.#inFlight = inFlight
    this.#keepsAccess = keepsAccess
    this.name = name
    this.url = url.replace(/\/$/, '')
    const { origin, pathname } = new URL(url)
    this.#path = `${pathname.replace(/\/$/, '')}/graphql`
    // How long an answer may take is said with each request.
    this.#pool = new Pool(origin, { connections: 64, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000 })
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
    const asked = { path: this.#path, headers, body }
    if (!query!.trimStart().startsWith('mutation')) {
      // The text is shared and not the object: the executor merges into what it is given.
      return this.#read(
        await this.#inFlight.share(`${this.name} ${signed?.rights ?? passport} ${body}`, () =>
          this.#traced(traceparent, { ...asked, mayRepeat: true, isChange: false }),
        ),
      )
    }
    try {
      // What was done already is answered once more: then the repetition is the subgraph's to tell from another act.
      const mayRepeat = idempotencyKey !== undefined
      const all = mayRepeat ? { ...headers, [idempotencyKeyHeader]: idempotencyKey } : headers
      return this.#read(await this.#traced(traceparent, { ...asked, headers: all, mayRepeat, isChange: true }))
    } finally {
      this.#inFlight.seal()
      if (this.#keepsAccess) caller.forget?.()
    }
  }

  /**
   * Asks at another path, in the gateway's own name: something that may be asked twice.
   * @throws UNAVAILABLE when there is no answer
   */
  async ask(path: string, headers: Record<string, string>, body: object): Promise<{ status: number; body: unknown }> {
    const all = { 'content-type': 'application/json', ...headers }
    const answer = await this.#send({
      ...{ path, headers: all, body: JSON.stringify(body) },
      ...{ mayRepeat: true, isChange: false },
    })
    return { status: answer.status, body: this.#read(answer) }
  }

  #traced(parent: string | undefined, sent: Sent): Promise<Answer> {
    const attributes = { 'http.request.method': 'POST', 'url.full': `${this.url}/graphql`, 'peer.service': this.name }
    const began = { name: `POST ${this.name}`, kind: SpanKind.CLIENT, parent, attributes }
    return withSpan(began, async (traceparent, span) => {
      const headers = traceparent ? { ...sent.headers, traceparent } : sent.headers
      const answer = await this.#send({ ...sent, headers })
      span?.setAttribute('http.response.status_code', answer.status)
      return answer
    })
  }

  async #send({ mayRepeat, isChange, ...request }: Sent): Promise<Answer> {
    const since = performance.now()
    const took = (outcome: 'answered' | 'failed') => this.#took(this.name, (performance.now() - since) / 1000, outcome)
    // Not `AbortSignal.timeout`, whose timers would live on behind each answer.
    const deadline = new AbortController()
    const giveUp = () => deadline.abort(new DOMException('It took too long.', 'TimeoutError'))
    const timer = setTimeout(giveUp, isChange ? this.#patience.changes : this.#patience.reads)
    using _ = { [Symbol.dispose]: () => clearTimeout(timer) }
    const waitsInLine = () => {
      if (!isChange && performance.now() - since < this.#patience.changes - this.#patience.reads) timer.refresh()
    }
    const { signal } = deadline
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await this.#pool.request({ method: 'POST', ...request, signal, onInfo: waitsInLine })
        const text = await response.body.text()
        took('answered')
        return { status: response.statusCode, text }
      } catch (error) {
        const code = codeOf(error)
        const arrived = !neverArrived.has(code)
        const safe = !arrived || (mayRepeat && broken.has(code))
        if (!safe || signal.aborted) {
          took('failed')
          throw this.#away(error, code, arrived && isChange)
        }
        await new Promise((resolve) => setTimeout(resolve, retryAfter[attempt] ?? retryAfter.at(-1)))
      }
    }
  }

  /** @param uncertain whether a change may have come about */
  #away(error: unknown, reason: string, uncertain = false): Error {
    this.#atMostOnceAMinute(reason, (silent) => {
      this.#log.warn({ subgraph: this.name, reason, err: error, silent }, 'a subgraph does not answer')
    })
    return unavailable(uncertain ? perhapsDone : comeAgain, error)
  }

  /** The caller was let in, so that a passport that is refused is our fault and no reason to sign in. */
  #read({ status, text }: Answer): GatewayGraphQLResponse {
    if (status === 401) throw this.#away(new Error('it refuses our passports; its own log says why'), 'UNAUTHENTICATED')
    try {
      return JSON.parse(text) as GatewayGraphQLResponse
    } catch {
      throw this.#away(new Error(`it answered ${status} without JSON`), `HTTP_${status}`)
    }
  }

  close(): Promise<void> {
    return this.#pool.close()
  }
}

const comeAgain = 'A part of this does not answer at the moment. Come again in a moment.'
const perhapsDone =
  'This does not answer at the moment, and may have been done or not. Look before you ask for it again, or repeat it under its Idempotency-Key.'

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: string }
  return typeof code === 'string' ? code : (name ?? '')
}
