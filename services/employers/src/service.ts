import { type Clock, systemClock } from '@passerelle/kernel'
import { createTransport, startConsumer, startRelay } from '@passerelle/messaging'
import { createOrm, migrate } from '@passerelle/persistence'
import {
  createLog,
  type Logger,
  passportVerifier,
  type RunningService,
  readTypeDefs,
  startGraphql,
} from '@passerelle/service-kit'
import { accessRoute } from './access/access-route.ts'
import type { EmployersConfig } from './config.ts'
import { contextOf } from './context.ts'
import { entities } from './entities.ts'
import { startHousekeeping } from './housekeeping.ts'
import { expireJobs } from './job/expire-jobs.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { keepCandidate } from './reactions/keep-candidate.ts'
import { resolvers } from './resolvers.ts'

export interface EmployersOptions {
  readonly clock?: Clock
  readonly log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  readonly onQuery?: (sql: string) => void
}

export async function startEmployers(config: EmployersConfig, options: EmployersOptions = {}): Promise<RunningService> {
  const { clock = systemClock, log = createLog('employers', config.LOG_LEVEL), onQuery } = options
  const orm = await createOrm({ url: config.DATABASE_URL, entities, migrations, onQuery })
  await migrate(orm)
  const transport = createTransport(config.EVENT_LOG_URL, { log })
  const relay = startRelay({ orm, transport, log, service: 'employers' })
  const consumer = startConsumer({ orm, transport, group: 'employers', reactions: [keepCandidate], log, clock })
  const expiry = startHousekeeping(() => expireJobs(orm.em, clock()), log)
  const server = await startGraphql({
    service: 'employers',
    typeDefs: readTypeDefs(new URL('../schema.graphql', import.meta.url)),
    resolvers,
    policies,
    orm,
    context: contextOf,
    passports: passportVerifier(config),
    port: config.PORT,
    metricsPort: config.METRICS_PORT,
    consumer,
    host: config.HOST,
    clock,
    log,
    routes: accessRoute(orm, clock),
  })
  return {
    name: 'employers',
    url: server.url,
    metricsUrl: server.metricsUrl,
    settled: async () => {
      // What is due is done now, not at the next minute.
      await expireJobs(orm.em, clock())
      return (await relay.pending()) === 0 && (await consumer.lag()) === 0
    },
    close: async () => {
      await server.close()
      await expiry.close()
      await consumer.close()
      await relay.close()
      await transport.close()
      await orm.close()
    },
  }
}
