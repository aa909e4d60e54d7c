import type { Part } from '@passerelle/service-kit'
import type { NotificationsConfig } from '../../config.ts'
import { replyAddressesFor } from '../../invitation/inbound/reply-addresses.ts'
import { measureMails } from './measure-mails.ts'
import { startSender } from './sender.ts'

/** Sends the mails that are queued. */
export function outgoingMail(config: NotificationsConfig): Part {
  return async ({ orm, clock, log }) => {
    const replies = await replyAddressesFor(orm.em.fork(), config.MAIL_REPLY_DOMAIN)
    const letterhead = { from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL, replies }
    const sender = startSender({ orm, smtpUrl: config.SMTP_URL, letterhead, clock, log })
    return {
      settled: async () => (await sender.pending()) === 0,
      measure: (metrics) => measureMails(metrics, orm, sender),
      close: () => sender.close(),
    }
  }
}
