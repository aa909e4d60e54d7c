import { setTimeout as delay } from 'node:timers/promises'
import { createOrm } from '@passerelle/persistence'
import { elsewhere, fixedClock, type TestClient, testClient, testDatabase, testPassports } from '@passerelle/testkit'
import { entities, migrations, notificationsConfig, startNotifications } from '../../src/index.ts'
import { startMailServer } from './mail-server.ts'

export const startOfTime = '2026-11-22T09:00:00Z'

export type Notifications = Awaited<ReturnType<typeof startService>>

/** The service on a database of its own, a mail server, and "the others": an outbox that says what other services say. */
export async function startService() {
  const stack = new AsyncDisposableStack()
  const clock = fixedClock(startOfTime)
  const database = stack.use(await testDatabase('notifications', { entities, migrations }))
  const eventLog = stack.use(await testDatabase('eventlog', { entities: [], migrations: [] }))
  const others = stack.use(await elsewhere(eventLog.url))
  const mails = stack.use(await startMailServer())
  const config = notificationsConfig.parse({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    EVENT_LOG_URL: eventLog.url,
    PASSPORT_JWKS: testPassports.jwks,
    LOG_LEVEL: 'silent',
    SMTP_URL: mails.url,
    MAIL_FROM: 'Passerelle <passerelle@example.org>',
    PUBLIC_URL: 'https://passerelle.example.org',
    MAIL_REPLY_DOMAIN: 'reply.example.org',
    INBOUND_SMTP_PORT: '0',
    METRICS_PORT: '0',
  })
  const statements: string[] = []
  const service = await startNotifications(config, { clock, onQuery: (sql) => statements.push(sql) })
  stack.defer(() => service.close())
  const orm = await createOrm({ url: database.url, entities, migrations })
  stack.defer(() => orm.close())
  const api: TestClient = testClient(service.url)
  stack.defer(() => api.close())
  const settle = async () => {
    do await delay(10)
    while ((await others.pending()) > 0 || !(await service.settled()))
  }
  return {
    ...{ api, clock, config, mails, orm, service, settle, statements },
    happen: others.tells,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
