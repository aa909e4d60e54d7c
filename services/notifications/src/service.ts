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
import type { NotificationsConfig } from './config.ts'
import { contextFor } from './context.ts'
import { entities } from './entities.ts'
import { feedResolvers } from './feed/feed.graphql.ts'
import type { Resolvers } from './generated/graphql.ts'
import { answerResolvers } from './invitation/answer/answer.graphql.ts'
import { startInvitationClock } from './invitation/draft/send-due-invitations.ts'
import { startInbound } from './invitation/inbound/inbound-server.ts'
import { replyAddresses, replyKey } from './invitation/inbound/reply-addresses.ts'
import { invitationResolvers } from './invitation/invitation.graphql.ts'
import { linkRoute } from './mail/link/resolve-link.ts'
import { messageResolvers } from './mail/message.graphql.ts'
import { measureMails } from './mail/sending/measure-mails.ts'
import { startSender } from './mail/sending/sender.ts'
import { migrations } from './migrations/index.ts'
import { noticeResolvers } from './notice/notice.graphql.ts'
import { policies } from './policies.ts'
import { reactions } from './reactions/index.ts'

const service = 'notifications'

const resolvers: Resolvers = {
  ...noticeResolvers,
  ...invitationResolvers,
  ...answerResolvers,
  ...messageResolvers,
  ...feedResolvers,
  Query: { ...noticeResolvers.Query, ...answerResolvers.Query },
  Mutation: { ...noticeResolvers.Mutation, ...invitationResolvers.Mutation, ...answerResolvers.Mutation },
  Subscription: { ...noticeResolvers.Subscription, ...feedResolvers.Subscription } as Resolvers['Subscription'],
  Interview: { ...invitationResolvers.Interview, ...answerResolvers.Interview },
  Invitation: { ...invitationResolvers.Invitation, ...answerResolvers.Invitation },
}

export interface NotificationsOptions {
  clock?: Clock
  log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  onQuery?: (sql: string) => void
}

export interface RunningNotifications extends RunningService {
  /** Where answers arrive by SMTP, null where they do not. */
  inboundPort: number | null
}

/** Notices, invitations and mails. @throws when the database cannot be reached or the port is taken */
export async function startNotifications(
  config: NotificationsConfig,
  options: NotificationsOptions = {},
): Promise<RunningNotifications> {
  const { clock = systemClock, log = createLog(service, config.LOG_LEVEL), onQuery } = options
  const passports = passportVerifier(config)
  const orm = await createOrm({ url: config.DATABASE_URL, entities, migrations, poolSize: 8, onQuery })
  await migrate(orm)

  const transport = createTransport(config.EVENT_LOG_URL, { log })
  const relay = startRelay({ orm, transport, log, service })
  const consumer = startConsumer({ orm, transport, group: service, reactions, log, clock })
  const journal = startJournal({ orm, log })
  const domain = config.MAIL_REPLY_DOMAIN
  const replies = domain ? replyAddresses(await replyKey(orm.em.fork()), domain) : null
  const letterhead = { from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL, replies }
  const sender = startSender({ orm, smtpUrl: config.SMTP_URL, letterhead, clock, log })
  const invitationClock = startInvitationClock({ orm, clock, log })
  const port = config.INBOUND_SMTP_PORT
  const inbound =
    replies && port !== undefined ? await startInbound({ orm, replies, port, host: config.HOST, clock, log }) : null

  const server = await startGraphql({
    service,
    typeDefs: readTypeDefs(new URL('../schema.graphql', import.meta.url)),
    resolvers,
    policies,
    orm,
    context: (base) => contextFor(base, journal),
    passports,
    port: config.PORT,
    metricsPort: config.METRICS_PORT,
    consumer,
    measure: (metrics) => measureMails(metrics, orm, sender),
    host: config.HOST,
    clock,
    log,
    routes: linkRoute(orm, clock),
  })

  return {
    name: service,
    url: server.url,
    metricsUrl: server.metricsUrl,
    inboundPort: inbound?.port ?? null,
    settled: async () =>
      (inbound?.pending() ?? 0) === 0 &&
      (await consumer.lag()) === 0 &&
      (await invitationClock.pending()) === 0 &&
      (await sender.pending()) === 0 &&
      (await relay.pending()) === 0,
    close: async () => {
      await server.close()
      await journal.close()
      await inbound?.close()
      await consumer.close()
      await invitationClock.close()
      await sender.close()
      await relay.close()
      await transport.close()
      await orm.close()
    },
  }
}
