import { setTimeout as delay } from 'node:timers/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Contract } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { createTransport, emit, messagingMigration, startRelay } from '@passerelle/messaging'
import { createOrm, migrate } from '@passerelle/persistence'
import { createLog } from '@passerelle/service-kit'
import { fixedClock, type TestClient, testClient, testDatabase, testPassports } from '@passerelle/testkit'
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
  const others = stack.use(await startOthers(eventLog.url))
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
    happen: others.happen,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

async function startOthers(eventLog: string) {
  const stack = new AsyncDisposableStack()
  const log = createLog('others', 'silent')
  const database = stack.use(await testDatabase('others', { entities: [], migrations: [messagingMigration] }))
  const orm: MikroORM = await createOrm({ url: database.url, entities: [], migrations: [messagingMigration] })
  stack.defer(() => orm.close())
  await migrate(orm)
  const transport = createTransport(eventLog, { log })
  stack.defer(() => transport.close())
  const relay = startRelay({ orm, transport, log, service: 'others' })
  stack.defer(() => relay.close())
  const versions = new Map<string, number>()
  return {
    pending: () => relay.pending(),
    /** Something happens in another service. Facts about one thing arrive in the order of these calls. */
    async happen<Data extends { id: string } | { eventId: string }>(
      contract: Contract<Data>,
      data: NoInfer<Data>,
      actor?: PersonId,
    ) {
      const id = 'id' in data ? data.id : data.eventId
      const version = (versions.get(id) ?? 0) + 1
      versions.set(id, version)
      await orm.em.fork().transactional(async (em) => emit(em, contract, { id, version }, data, { actor }))
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
