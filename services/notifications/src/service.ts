import {
  consumer,
  door,
  journal,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
  whatIsDue,
} from '@passerelle/service-kit'
import type { NotificationsConfig } from './config.ts'
import { feedModule } from './feed/feed.module.ts'
import { answerModule } from './invitation/answer/answer.module.ts'
import { draftModule } from './invitation/draft/draft.module.ts'
import { sendDueInvitation } from './invitation/draft/send-due-invitation.ts'
import { incomingMail } from './invitation/inbound/incoming-mail.ts'
import { replyModule } from './invitation/inbound/reply.module.ts'
import { invitationModule } from './invitation/invitation.module.ts'
import { linkRoutes } from './mail/link/link-routes.ts'
import { mailModule } from './mail/mail.module.ts'
import { outgoingMail } from './mail/sending/outgoing-mail.ts'
import { migrations } from './migrations/index.ts'
import { newsModule } from './news/news.module.ts'
import { newsPruning } from './news/prune.ts'
import { noticeModule } from './notice/notice.module.ts'
import { projectionsModule } from './projections/projections.module.ts'
import { reactions } from './reactions/reactions.ts'

export const modules = [
  noticeModule,
  invitationModule,
  draftModule,
  answerModule,
  replyModule,
  mailModule,
  feedModule,
  newsModule,
  projectionsModule,
]

export interface RunningNotifications extends RunningService {
  /** Where answers arrive by SMTP, null where they do not. */
  inboundPort: number | null
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
    whatIsDue([sendDueInvitation]),
    newsPruning,
    outgoingMail(config),
    incomingMail(config, (port) => {
      inboundPort = port
    }),
    journal,
    () => ({ context: { publicUrl: config.PUBLIC_URL } }),
    door({
      schema: new URL('../schema', import.meta.url),
      routes: ({ orm, clock }) => linkRoutes(orm, clock),
    }),
  ]
  const service = await startService(
    { name: 'notifications', config, modules, migrations, poolSize: 8, parts },
    options,
  )
  return { ...service, inboundPort }
}
