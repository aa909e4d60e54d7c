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
import { candidateResolvers } from './candidate/candidate.graphql.ts'
import type { MatchmakingConfig } from './config.ts'
import { contextFor } from './context.ts'
import { entities } from './entities.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { onBooth } from './reactions/on-booth.ts'
import { onInterview } from './reactions/on-interview.ts'
import { onPerson } from './reactions/on-person.ts'
import { onRegistration } from './reactions/on-registration.ts'

const service = 'matchmaking'

const reactions = [onPerson, onBooth, onRegistration, onInterview]

export interface MatchmakingOptions {
  clock?: Clock
  log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  onQuery?: (sql: string) => void
}

/** Candidates and who may know them. @throws when the database cannot be reached or the port is taken */
export async function startMatchmaking(
  config: MatchmakingConfig,
  options: MatchmakingOptions = {},
): Promise<RunningService> {
  const { clock = systemClock, log = createLog(service, config.LOG_LEVEL), onQuery } = options
  const orm = await createOrm({ url: config.DATABASE_URL, entities, migrations, onQuery })
  await migrate(orm)

  const transport = createTransport(config.EVENT_LOG_URL, { log })
  const relay = startRelay({ orm, transport, log, service })
  const consumer = startConsumer({ orm, transport, group: service, reactions, log, clock })

  const server = await startGraphql({
    service,
    typeDefs: readTypeDefs(new URL('../schema.graphql', import.meta.url)),
    resolvers: candidateResolvers,
    policies,
    orm,
    context: contextFor,
    passports: passportVerifier(config),
    port: config.PORT,
    host: config.HOST,
    clock,
    log,
  })

  return {
    name: service,
    url: server.url,
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
