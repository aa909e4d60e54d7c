import { type NoticeState, noticePosted } from '@passerelle/contracts'
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
import type { NotificationsConfig } from './config.ts'
import { contextFor } from './context.ts'
import { entities } from './entities.ts'
import type { Resolvers } from './generated/graphql.ts'
import { invitationResolvers } from './invitation/invitation.graphql.ts'
import { messageResolvers } from './message/message.graphql.ts'
import { migrations } from './migrations/index.ts'
import { noticeResolvers } from './notice/notice.graphql.ts'
import { policies } from './policies.ts'
import { reactions } from './reactions/index.ts'
import { startSender } from './sending/sender.ts'

const service = 'notifications'

const resolvers: Resolvers = {
  ...noticeResolvers,
  ...invitationResolvers,
  ...messageResolvers,
  Mutation: { ...noticeResolvers.Mutation, ...invitationResolvers.Mutation },
}

export interface NotificationsOptions {
  clock?: Clock
  log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  onQuery?: (sql: string) => void
}

/** Notices, invitations and mails. @throws when the database cannot be reached or the port is taken */
export async function startNotifications(
  config: NotificationsConfig,
  options: NotificationsOptions = {},
): Promise<RunningService> {
  const { clock = systemClock, log = createLog(service, config.LOG_LEVEL), onQuery } = options
  const passports = passportVerifier(config)
  const orm = await createOrm({ url: config.DATABASE_URL, entities, migrations, poolSize: 8, onQuery })
  await migrate(orm)

  const transport = createTransport(config.EVENT_LOG_URL, { log })
  const relay = startRelay({ orm, transport, log, service })
  const consumer = startConsumer({ orm, transport, group: service, reactions, log, clock })
  const posted = createBroadcast<NoticeState>()
  const live = await tail(transport, [noticePosted], ({ data }) => posted.publish(data))
  const letterhead = { from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL }
  const sender = startSender({ orm, smtpUrl: config.SMTP_URL, letterhead, clock, log })

  const server = await startGraphql({
    service,
    typeDefs: readTypeDefs(new URL('../schema.graphql', import.meta.url)),
    resolvers,
    policies,
    orm,
    context: (base) => contextFor(base, posted),
    passports,
    port: config.PORT,
    host: config.HOST,
    clock,
    log,
  })

  return {
    name: service,
    url: server.url,
    settled: async () =>
      (await consumer.lag()) === 0 && (await sender.pending()) === 0 && (await relay.pending()) === 0,
    close: async () => {
      await server.close()
      await live.close()
      await consumer.close()
      await sender.close()
      await relay.close()
      await transport.close()
      await orm.close()
    },
  }
}
