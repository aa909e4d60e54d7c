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
import { candidateResolvers } from './candidate/candidate.graphql.ts'
import type { MatchmakingConfig } from './config.ts'
import { contextWith } from './context.ts'
import { entities } from './entities.ts'
import type { Resolvers } from './generated/graphql.ts'
import { matchResolvers } from './match/match.graphql.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { onAppointmentClashed } from './reactions/on-appointment-clashed.ts'
import { onBooth } from './reactions/on-booth.ts'
import { onEmployer } from './reactions/on-employer.ts'
import { onEmployerUser } from './reactions/on-employer-user.ts'
import { onInterview } from './reactions/on-interview.ts'
import { onJob } from './reactions/on-job.ts'
import { onMatch } from './reactions/on-match.ts'
import { onPerson } from './reactions/on-person.ts'
import { onRegistration } from './reactions/on-registration.ts'
import { onSchool } from './reactions/on-school.ts'

const service = 'matchmaking'

const resolvers: Resolvers = {
  ...candidateResolvers,
  ...matchResolvers,
  Query: { ...candidateResolvers.Query, ...matchResolvers.Query },
  Mutation: { ...candidateResolvers.Mutation, ...matchResolvers.Mutation },
  School: { ...candidateResolvers.School, ...matchResolvers.School },
  Candidate: { ...candidateResolvers.Candidate, ...matchResolvers.Candidate },
}

const reactions = [
  onPerson,
  onSchool,
  onEmployer,
  onEmployerUser,
  onJob,
  onBooth,
  onRegistration,
  onInterview,
  onAppointmentClashed,
  onMatch,
]

export interface MatchmakingOptions {
  clock?: Clock
  log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  onQuery?: (sql: string) => void
}

/** Candidates, who may know them, and matches. @throws when the database cannot be reached or the port is taken */
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
    settled: async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0,
    close: async () => {
      await server.close()
      await journal.close()
      await consumer.close()
      await relay.close()
      await transport.close()
      await orm.close()
    },
  }
}
