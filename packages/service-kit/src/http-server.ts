import { randomUUID } from 'node:crypto'
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import type { Registry } from 'prom-client'
import type { Logger } from './log.ts'
import { measureRequests } from './metrics/http-metrics.ts'
import { traceRequests } from './trace-requests.ts'

export interface HttpOptions {
  log: Logger
  /** Bytes. */
  bodyLimit: number
  /** Names of what must work before requests are welcome, and how to find out. Each may take two seconds. */
  checks: Readonly<Record<string, () => Promise<unknown>>>
  /** Milliseconds between saying "not ready" and closing the door, for a balancer to notice. */
  drainMs?: number
  /** Where the duration of requests is measured. */
  metrics: Registry
  /** Smaller than in service, to reach them in a test. */
  slowClients?: SlowClientLimits
}

/** How long clients may take, in milliseconds. Whose request takes longer to arrive is answered with 408 and cut off. */
export interface SlowClientLimits {
  /** From its first byte, or from the connection when none comes, to the end of its head. */
  headMs: number
  /** To the end of its body. */
  wholeMs: number
  /** Between two looks. */
  lookEvery: number
  /** Without a byte in either direction, while an answer is made or not taken. A stream has to beat more often. */
  stillMs: number
}

const inService: SlowClientLimits = { headMs: 10_000, wholeMs: 30_000, lookEvery: 5_000, stillMs: 120_000 }

export interface HttpServer {
  app: FastifyInstance
  /** @returns the base address. @throws when the port is taken */
  listen(port: number, host: string): Promise<string>
  /** Says "not ready", asks clients to reconnect elsewhere, finishes every request it accepted, closes. */
  drain(): Promise<void>
}

/** By what whoever keeps this process tells it from one of another house; undefined where nobody asks. */
const house = process.env.PASSERELLE_HOUSE

const defaultDrainMs = () => (process.env.NODE_ENV === 'production' ? 1000 : 0)

/** Fastify with request ids, traces (W3C Trace Context), slow-client limits, /healthz, /readyz and draining; the caller adds its routes. */
export function httpServer(options: HttpOptions): HttpServer {
  const { log, bodyLimit, checks, metrics, drainMs = defaultDrainMs(), slowClients = inService } = options
  let draining = false
  const app = fastify({
    bodyLimit,
    genReqId: (request) => requestIdFrom(request.headers['x-request-id']),
    // Requests that arrive on a connection already open are still answered while closing.
    return503OnClosing: false,
    requestTimeout: slowClients.wholeMs,
    connectionTimeout: slowClients.stillMs,
    http: {
      headersTimeout: slowClients.headMs,
      connectionsCheckingInterval: slowClients.lookEvery,
      // Whatever else is offered, such as HTTP/2 by the client of Java, is passed over (RFC 9110, 7.8).
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    keepAliveTimeout: 65_000,
  })
  // Only what a route reads is taken; whatever else comes is answered with 415.
  app.removeContentTypeParser('text/plain')
  traceRequests(app)
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (draining) reply.header('connection', 'close')
  })
  app.addHook('onResponse', async (request, reply) => logRequest(log, request, reply.statusCode, reply.elapsedTime))
  measureRequests(app, metrics)
  app.get('/healthz', async () => ({ status: 'alive', house }))
  app.get('/readyz', async (_request, reply) => {
    const states = draining ? { server: 'draining' } : await run(checks)
    const ready = Object.values(states).every((state) => state === 'ok')
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks: states, house })
  })
  app.setNotFoundHandler(async (_request, reply) => {
    const message = 'There is nothing at this address: GraphQL is at /graphql.'
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] })
  })
  let drained: Promise<void> | undefined
  return {
    app,
    listen: (port, host) => app.listen({ port, host }),
    drain: () => {
      draining = true
      drained ??= pause(drainMs).then(() => app.close())
      return drained
    },
  }
}

/** The caller's id when it is harmless in a log, else a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : randomUUID()
}

function logRequest(log: Logger, request: FastifyRequest, status: number, ms: number): void {
  const level = status >= 500 ? 'warn' : /^\/(healthz|readyz)/.test(request.url) ? 'trace' : 'debug'
  const path = request.url.split('?', 1)[0]
  log[level]({ requestId: request.id, method: request.method, path, status, ms: Math.round(ms) }, 'request')
}

async function run(checks: HttpOptions['checks']): Promise<Record<string, string>> {
  const states = Object.entries(checks).map(async ([name, check]) => {
    const late = pause(2000).then(() => Promise.reject(new Error('late')))
    const state = await Promise.race([check(), late]).then(
      () => 'ok',
      () => 'failing',
    )
    return [name, state] as const
  })
  return Object.fromEntries(await Promise.all(states))
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
