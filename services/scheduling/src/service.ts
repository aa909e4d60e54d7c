import { startJournal } from '@passerelle/journal'
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
import { hostResolvers } from './availability/host.graphql.ts'
import type { SchedulingConfig } from './config.ts'
import { contextWith } from './context.ts'
import { entities } from './entities.ts'
import type { Resolvers } from './generated/graphql.ts'
import { startCompleteSweep } from './interview/complete-sweep.ts'
import { interviewResolvers } from './interview/interview.graphql.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { reactions } from './reactions/reactions.ts'

const service = 'scheduling'

const resolvers: Resolvers = {
  ...hostResolvers,
  ...interviewResolvers,
  Query: { ...hostResolvers.Query, ...interviewResolvers.Query },
  Mutation: { ...hostResolvers.Mutation, ...interviewResolvers.Mutation },
  Event: { ...hostResolvers.Event, ...interviewResolvers.Event },
}

export interface SchedulingOptions {
  clock?: Clock
  log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  onQuery?: (sql: string) => void
}

/** Availability, requests and interviews. @throws when the database cannot be reached or the port is taken */
export async function startScheduling(
  config: SchedulingConfig,
  options: SchedulingOptions = {},
): Promise<RunningService> {
  const { clock = systemClock, log = createLog(service, config.LOG_LEVEL), onQuery } = options
  const orm = await createOrm({
    url: config.DATABASE_URL,
    entities,
    migrations,
    poolSize: config.DATABASE_POOL,
    onQuery,
  })
  await migrate(orm)

  const transport = createTransport(config.EVENT_LOG_URL, { log })
  const relay = startRelay({ orm, transport, log, service })
  const consumer = startConsumer({ orm, transport, group: service, reactions, log, clock })
  const sweep = startCompleteSweep({ orm, clock, log })

  const journal = startJournal({ orm, log })
  const server = await startGraphql({
    service,
    typeDefs: readTypeDefs(new URL('../schema.graphql', import.meta.url)),
    resolvers,
    policies,
    orm,
    context: contextWith(journal),
    passports: passportVerifier(config),
    port: config.PORT,
    metricsPort: config.METRICS_PORT,
    consumer,
    host: config.HOST,
    clock,
    log,
  })

  return {
    name: service,
    url: server.url,
    metricsUrl: server.metricsUrl,
    settled: async () => (await sweep.settled()) && (await relay.pending()) === 0 && (await consumer.lag()) === 0,
    close: async () => {
      await server.close()
      await journal.close()
      await sweep.close()
      await consumer.close()
      await relay.close()
      await transport.close()
      await orm.close()
    },
  }
}
