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
import { boothResolvers } from './booth/booth.graphql.ts'
import type { EventsConfig } from './config.ts'
import { contextFor } from './context.ts'
import { entities } from './entities.ts'
import { eventResolvers } from './event/event.graphql.ts'
import type { Resolvers } from './generated/graphql.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { onApproval } from './reactions/on-approval.ts'
import { registrationResolvers } from './registration/registration.graphql.ts'

const service = 'events'

const resolvers: Resolvers = {
  ...eventResolvers,
  ...boothResolvers,
  ...registrationResolvers,
  Mutation: { ...eventResolvers.Mutation, ...boothResolvers.Mutation, ...registrationResolvers.Mutation },
}

export interface EventsOptions {
  clock?: Clock
  log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  onQuery?: (sql: string) => void
}

/** Fairs, booths and registrations. @throws when the database cannot be reached or the port is taken */
export async function startEvents(config: EventsConfig, options: EventsOptions = {}): Promise<RunningService> {
  const { clock = systemClock, log = createLog(service, config.LOG_LEVEL), onQuery } = options
  const orm = await createOrm({ url: config.DATABASE_URL, entities, migrations, onQuery })
  await migrate(orm)

  const transport = createTransport(config.EVENT_LOG_URL, { log })
  const relay = startRelay({ orm, transport, log, service })
  const consumer = startConsumer({ orm, transport, group: service, reactions: [onApproval], log, clock })

  const server = await startGraphql({
    service,
    typeDefs: readTypeDefs(new URL('../schema.graphql', import.meta.url)),
    resolvers,
    policies,
    orm,
    context: contextFor,
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
    settled: async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0,
    close: async () => {
      await server.close()
      await consumer.close()
      await relay.close()
      await transport.close()
      await orm.close()
    },
  }
}
