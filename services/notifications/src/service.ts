import {
  consumer,
  door,
  journal,
  type Module,
  type Part,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
} from '@passerelle/service-kit'
import type { NotificationsConfig } from './config.ts'
import { entities } from './entities.ts'
import { feedResolvers } from './feed/feed.graphql.ts'
import { answerResolvers } from './invitation/answer/answer.graphql.ts'
import { startInvitationClock } from './invitation/draft/send-due-invitations.ts'
import { startInbound } from './invitation/inbound/inbound-server.ts'
import { replyAddresses, replyKey } from './invitation/inbound/reply-addresses.ts'
import { invitationResolvers } from './invitation/invitation.graphql.ts'
import { loadersFor } from './loaders.ts'
import { linkRoute } from './mail/link/resolve-link.ts'
import { mailResolvers } from './mail/mail.graphql.ts'
import { measureMails } from './mail/sending/measure-mails.ts'
import { startSender } from './mail/sending/sender.ts'
import { migrations } from './migrations/index.ts'
import { noticeResolvers } from './notice/notice.graphql.ts'
import { policies } from './policies.ts'
import { reactions } from './reactions/index.ts'

export interface RunningNotifications extends RunningService {
  /** Where answers arrive by SMTP, null where they do not. */
  inboundPort: number | null
}

const modules: readonly Module[] = [
  { resolvers: noticeResolvers },
  { resolvers: invitationResolvers },
  { resolvers: answerResolvers },
  { resolvers: mailResolvers },
  { resolvers: feedResolvers },
  { policies, loaders: loadersFor, tables: entities },
]

const scheduledInvitations: Part = (house) => {
  const running = startInvitationClock(house)
  return { settled: async () => (await running.pending()) === 0, close: () => running.close() }
}

/** Mails, and the answers that come back by mail. */
function post(config: NotificationsConfig, inboundAt: (port: number) => void): Part {
  return async ({ orm, clock, log }) => {
    const domain = config.MAIL_REPLY_DOMAIN
    const replies = domain ? replyAddresses(await replyKey(orm.em.fork()), domain) : null
    const letterhead = { from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL, replies }
    const sender = startSender({ orm, smtpUrl: config.SMTP_URL, letterhead, clock, log })
    const port = config.INBOUND_SMTP_PORT
    const inbound =
      replies && port !== undefined ? await startInbound({ orm, replies, port, host: config.HOST, clock, log }) : null
    if (inbound) inboundAt(inbound.port)
    return {
      settled: async () => (inbound?.pending() ?? 0) === 0 && (await sender.pending()) === 0,
      measure: (metrics) => measureMails(metrics, orm, sender),
      async close() {
        await inbound?.close()
        await sender.close()
      },
    }
  }
}

/** Notices, invitations and mails. @throws when the database cannot be reached or the port is taken */
export async function startNotifications(
  config: NotificationsConfig,
  options?: ServiceOptions,
): Promise<RunningNotifications> {
  let inboundPort: number | null = null
  const parts = [
    relay,
    consumer(reactions),
    scheduledInvitations,
    post(config, (port) => {
      inboundPort = port
    }),
    journal,
    door({
      schema: new URL('../schema', import.meta.url),
      routes: ({ orm, clock }) => linkRoute(orm, clock),
    }),
  ]
  const service = await startService(
    { name: 'notifications', config, modules, migrations, poolSize: 8, parts },
    options,
  )
  return { ...service, inboundPort }
}
