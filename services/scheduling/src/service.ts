import {
  interviewAccepted,
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewPlanned,
  interviewRejected,
  interviewRequested,
  interviewRescheduled,
} from '@passerelle/contracts'
import { type Clock, systemClock } from '@passerelle/kernel'
import { createTransport, startConsumer, startRelay, tail } from '@passerelle/messaging'
import { createOrm, migrate } from '@passerelle/persistence'
import {
  createBroadcast,
  createLog,
  type Logger,
  passportVerifier,
  type RunningService,
  readTypeDefs,
  startGraphql,
} from '@passerelle/service-kit'
import { hostResolvers } from './availability/host.graphql.ts'
import type { SchedulingConfig } from './config.ts'
import { contextWith, type InterviewChange } from './context.ts'
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

const interviewFacts = [
  interviewRequested,
  interviewAccepted,
  interviewRejected,
  interviewPlanned,
  interviewConfirmed,
  interviewRescheduled,
  interviewCancelled,
  interviewCompleted,
]

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

  const changes = createBroadcast<InterviewChange>()
  const live = await tail(transport, interviewFacts, ({ data: { id, eventId, talent, recruiter, interviewers } }) =>
    changes.publish({
      id,
      eventId,
      participants: [talent, recruiter, ...interviewers.map(({ personId }) => personId)],
    }),
  )
  const server = await startGraphql({
    service,
    typeDefs: readTypeDefs(new URL('../schema.graphql', import.meta.url)),
    resolvers,
    policies,
    orm,
    context: contextWith(changes),
    passports: passportVerifier(config),
    port: config.PORT,
    host: config.HOST,
    clock,
    log,
  })

  return {
    name: service,
    url: server.url,
    settled: async () => (await sweep.settled()) && (await relay.pending()) === 0 && (await consumer.lag()) === 0,
    close: async () => {
      changes.close()
      await server.close()
      await live.close()
      await sweep.close()
      await consumer.close()
      await relay.close()
      await transport.close()
      await orm.close()
    },
  }
}
