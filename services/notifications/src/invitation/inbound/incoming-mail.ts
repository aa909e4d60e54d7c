import type { Part } from '@passerelle/service-kit'
import type { NotificationsConfig } from '../../config.ts'
import { startInbound } from './inbound-server.ts'
import { replyAddressesFor } from './reply-addresses.ts'

/** Takes in answers by mail, where the configuration names a port for them. */
export function incomingMail(config: NotificationsConfig, listeningAt: (port: number) => void): Part {
  return async ({ orm, clock, log }) => {
    const replies = await replyAddressesFor(orm.em.fork(), config.MAIL_REPLY_DOMAIN)
    const port = config.INBOUND_SMTP_PORT
    if (!replies || port === undefined) return {}
    const inbound = await startInbound({ orm, replies, port, host: config.HOST, clock, log })
    listeningAt(inbound.port)
    return { settled: async () => inbound.pending() === 0, close: () => inbound.close() }
  }
}
