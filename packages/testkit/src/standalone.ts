import type { RunningService } from '@passerelle/service-kit'
import { type Elsewhere, elsewhere } from './elsewhere.ts'
import { type FixedClock, fixedClock } from './fixed-clock.ts'
import { testPassports } from './passports.ts'
import { type TestClient, testClient } from './test-client.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

/** When tests of services begin. */
export const startOfTime = '2026-11-22T09:00:00Z'

/** What every service is told by its environment. */
export interface StandaloneConfig {
  PORT: number
  HOST: string
  DATABASE_URL: string
  EVENT_LOG_URL: string
  PASSPORT_JWKS: string
  LOG_LEVEL: 'silent'
}

export interface Standalone<Service> {
  service: Service
  /** Another process of the service, which the caller closes. */
  start(): Promise<Service>
  api: TestClient
  clock: FixedClock
  /** Every statement that the service sent to its database. */
  statements: string[]
  database: TestDatabase
  config: StandaloneConfig
  /** The rest of the network. */
  rest: Elsewhere
  /** What is to be closed with it, the last one first. */
  stack: AsyncDisposableStack
}

/** One service on a database and an event log of its own, whose clock the test moves. Dispose of its stack. */
export async function standalone<Service extends RunningService>(
  name: string,
  tables: Parameters<typeof testDatabase>[1],
  startWith: (config: StandaloneConfig, options: { clock: FixedClock; onQuery(sql: string): void }) => Promise<Service>,
): Promise<Standalone<Service>> {
  const stack = new AsyncDisposableStack()
  const clock = fixedClock(startOfTime)
  const database = stack.use(await testDatabase(name, tables))
  const eventLog = stack.use(await testDatabase('eventlog', { entities: [], migrations: [] }))
  const statements: string[] = []
  const config: StandaloneConfig = {
    PORT: 0,
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    EVENT_LOG_URL: eventLog.url,
    PASSPORT_JWKS: testPassports.jwks,
    LOG_LEVEL: 'silent',
  }
  const start = () => startWith(config, { clock, onQuery: (sql) => statements.push(sql) })
  const service = await start()
  stack.defer(() => service.close())
  const rest = stack.use(await elsewhere(eventLog.url))
  const api = testClient(service.url)
  stack.defer(() => api.close())
  return { service, start, api, clock, statements, database, config, rest, stack }
}
