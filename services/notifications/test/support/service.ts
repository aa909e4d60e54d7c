import { setTimeout as delay } from 'node:timers/promises'
import { createOrm } from '@passerelle/persistence'
import { standalone } from '@passerelle/testkit'
import { entities, migrations, notificationsConfig, startNotifications } from '../../src/index.ts'
import { startMailServer } from './mail-server.ts'

export { startOfTime } from '@passerelle/testkit'

export type Notifications = Awaited<ReturnType<typeof startService>>

/** The service on a database of its own, a mail server, and "the others": an outbox that says what other services say. */
export async function startService() {
  const mails = await startMailServer()
  const alone = await standalone('notifications', { entities, migrations }, (config, options) =>
    startNotifications(
      notificationsConfig.parse({
        ...config,
        SMTP_URL: mails.url,
        MAIL_FROM: 'Passerelle <passerelle@example.org>',
        PUBLIC_URL: 'https://passerelle.example.org',
        MAIL_REPLY_DOMAIN: 'reply.example.org',
        INBOUND_SMTP_PORT: '0',
        METRICS_PORT: '0',
      }),
      options,
    ),
  )
  const { database, rest, service, stack } = alone
  const orm = await createOrm({ url: database.url, entities, migrations })
  stack.defer(() => orm.close())
  const settle = async () => {
    do await delay(10)
    while ((await rest.pending()) > 0 || !(await service.settled()))
  }
  return {
    ...{ ...alone, mails, orm, settle },
    happen: rest.tells,
    async [Symbol.asyncDispose]() {
      await stack.disposeAsync()
      await mails[Symbol.asyncDispose]()
    },
  }
}
