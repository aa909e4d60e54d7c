import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { type Clock, systemClock } from '@passerelle/kernel'
import { presentCause, withCause } from '@passerelle/messaging'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { Registry } from 'prom-client'
import type { BaseContext } from './context.ts'
import { httpServer } from './http-server.ts'
import { Lane, type LaneOptions } from './lane.ts'
import type { Logger } from './log.ts'
import { answerErrors, maskFaults } from './masking.ts'
import { countOperations, countWaiting } from './metrics/operation-metrics.ts'
import { serveMetrics } from './metrics/serve-metrics.ts'
import type { PassportVerifier } from './passport.ts'
import { idempotencyKeyFrom, idempotencyKeyHeader } from './repeat/idempotency-key.ts'
import { type SubgraphDefinition, subgraphSchema } from './subgraph-schema.ts'
import { type Asked, serveSubscriptions } from './subgraph-sockets.ts'
import type { Viewer } from './viewer.ts'

export interface GraphqlOptions<C extends BaseContext = BaseContext> extends SubgraphDefinition {
  service: string
  orm: Pick<MikroORM, 'em'>
  /** What a request reads. Made for each request and each event of a subscription, and again after each change. */
  loaders?: (base: Pick<BaseContext, 'em' | 'viewer' | 'now'>) => unknown
  /** Adds the service's own. */
  context?: (base: BaseContext) => C
  passports: PassportVerifier
  port: number
  host: string
  clock: Clock
  /** By which passports end, in the middle of a subscription too. */
  trueClock?: Clock
  log: Logger
  /** What readiness depends on beside the database, by name. */
  health?: Readonly<Record<string, () => Promise<unknown>>>
  /** Plain HTTP routes beside GraphQL; `viewerOf` rejects with UNAUTHENTICATED (401) without a good passport. */
  routes?: (app: FastifyInstance, viewerOf: (request: FastifyRequest) => Promise<Viewer>) => void
  drainMs?: number
  /** How much is done at once and waits how long; other than in service in tests. */
  lanes?: Lanes
  /** Where metrics are shown; nowhere when it is not set. 0 takes any free port. */
  metricsPort?: number | undefined
  /** What is shown there. */
  metrics?: Registry
}

export interface Lanes {
  reads: LaneOptions
  changes: LaneOptions
}

/**
 * The gateway gives a read up after 5 seconds and a change after 15 (`patience` in gateway/src/graph/subgraph.ts).
 * @param connections to the database, of which a change holds one
 */
export function lanesOver(connections: number): Lanes {
  return {
    reads: { atOnce: 6, patience: 3_000, longest: 12_000 },
    changes: { atOnce: Math.min(8, connections), patience: 12_000, longest: 12_000 },
  }
}

export interface GraphqlServer {
  /** Base address, without `/graphql`. */
  url: string
  /** Address of the metrics, where they are shown. */
  metricsUrl?: string | undefined
  /** Finishes what it accepted, closes sockets with 1001, then stops listening. */
  close(): Promise<void>
}

/**
 * Serves a subgraph: HTTP and graphql-ws on `/graphql`, `/healthz`, `/readyz`; metrics on a port of their own. Every request
 * needs a passport.
 * @throws Error when a root field or type has no policy, or the port is taken
 */
export async function startGraphql<C extends BaseContext>(options: GraphqlOptions<C>): Promise<GraphqlServer> {
  const { orm, passports, log, trueClock = systemClock } = options
  const schema = subgraphSchema(options)
  const checks = { database: () => orm.em.fork().getConnection().execute('select 1'), ...options.health }
  const metrics = options.metrics ?? new Registry()
  const http = httpServer({ log, metrics, bodyLimit: 4 * 1024 * 1024, checks, drainMs: options.drainMs })
  const contextFor = (viewer: Viewer, requestId: string, asked: Asked) => {
    const own = log.child({ requestId, person: viewer.personId })
    const reading = { em: orm.em.fork(), viewer, now: options.clock }
    const newLoaders = (em: EntityManager = reading.em) => options.loaders?.({ ...reading, em }) ?? {}
    const base: BaseContext = { ...reading, ...asked, log: own, requestId, loaders: newLoaders(), newLoaders }
    return options.context?.(base) ?? base
  }
  const apollo = await apolloFor(schema, log, metrics)
  const viewers = new WeakMap<FastifyRequest, Viewer>()
  const keys = new WeakMap<FastifyRequest, string | undefined>()
  const viewerOf = (request: FastifyRequest) => passports(headerOf(request))
  const graphql = fastifyApolloHandler(apollo, {
    context: async (request) => contextFor(viewers.get(request)!, request.id, { idempotencyKey: keys.get(request) }),
  })
  http.app.setErrorHandler(answerErrors(log))
  const { reads, changes } = options.lanes ?? lanesOver(8)
  const lanes = { reads: new Lane(reads), changes: new Lane(changes) }
  countWaiting(metrics, lanes)
  http.app.post('/graphql', {
    onRequest: async (request) => {
      viewers.set(request, await viewerOf(request))
      keys.set(request, idempotencyKeyFrom(request.headers[idempotencyKeyHeader]))
    },
    handler(request, reply) {
      const viewer = viewers.get(request)!
      const answer = () => graphql.call(http.app, request, reply) as Promise<unknown>
      const work = () => withCause({ ...presentCause(), actor: viewer.personId }, answer)
      return lanes[isChange(request.body) ? 'changes' : 'reads'].run(work, {
        isWanted: () => !request.raw.socket.destroyed,
        // 102: RFC 2518, section 10.1.
        sign: () => reply.raw.writeProcessing(),
      })
    },
  })
  options.routes?.(http.app, viewerOf)
  const sockets = serveSubscriptions({ server: http.app.server, schema, passports, log, clock: trueClock, contextFor })
  const url = await http.listen(options.port, options.host)
  const { metricsPort, host } = options
  const shown = metricsPort === undefined ? undefined : await serveMetrics(metrics, { port: metricsPort, host, log })
  log.info({ service: options.service, url, metrics: shown?.url }, 'listening')
  return {
    url,
    metricsUrl: shown?.url,
    async close() {
      await Promise.all([http.drain(), sockets.close()])
      await apollo.stop()
      await shown?.close()
    },
  }
}

/** As the gateway writes it. */
function isChange(body: unknown): boolean {
  const { query } = (body ?? {}) as { query?: unknown }
  return typeof query === 'string' && query.trimStart().startsWith('mutation')
}

async function apolloFor(schema: GraphQLSchema, log: Logger, metrics: Registry): Promise<ApolloServer<BaseContext>> {
  const apollo = new ApolloServer<BaseContext>({
    schema,
    logger: log,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (value) => JSON.stringify(value),
    csrfPrevention: false,
    cache: 'bounded',
    persistedQueries: false,
    plugins: [maskFaults, countOperations(metrics)],
  })
  await apollo.start()
  return apollo
}

function headerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.passport
  return typeof header === 'string' ? header : undefined
}
