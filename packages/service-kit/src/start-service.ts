import type { MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import { createTransport, type Transport } from '@passerelle/messaging'
import { createOrm, migrate, type OrmOptions } from '@passerelle/persistence'
import { Registry } from 'prom-client'
import type { CommonConfig } from './config.ts'
import { databaseClock } from './database-clock.ts'
import { kafkaConnection } from './event-log-config.ts'
import { createLog, type Logger } from './log.ts'
import { type Module, tablesOf } from './modules.ts'
import type { RunningService } from './running-service.ts'

/** A service, read top to bottom: what it can do, and what runs in it. */
export interface ServiceDefinition {
  name: string
  config: CommonConfig
  /** What it can do. */
  modules: readonly Module[]
  migrations: NonNullable<OrmOptions['migrations']>
  /** Connections at most. */
  poolSize?: number
  /** What runs in it. Started in this order and stopped in the opposite one: the door comes last. */
  parts: readonly Part[]
}

/** What may be given instead of the real thing, by tests above all. */
export interface ServiceOptions {
  clock?: Clock
  log?: Logger
  /** Sees every SQL statement; for tests that count them. */
  onQuery?: (sql: string) => void
}

/** What the parts of a service stand on. */
export interface House extends Pick<ServiceDefinition, 'name' | 'config' | 'modules'> {
  readonly orm: MikroORM
  readonly transport: Transport
  readonly clock: Clock
  /** The database's time, also where a test stops the clock: what comes from outside ends by it. */
  readonly trueClock: Clock
  readonly log: Logger
  readonly metrics: Registry
  /** What the parts so far add to the context of each request. */
  readonly context: object
}

export interface RunningPart {
  /** Whether nothing is left to do for it. */
  settled?(): Promise<boolean>
  /** Adds what it tells to the metrics. */
  measure?(metrics: Registry): void
  /** Finishes what is in flight. */
  close?(): Promise<void>
  /** What it adds to the context of each request. */
  readonly context?: object
  /** Of the door: see RunningService. */
  readonly url?: string
  readonly metricsUrl?: string | undefined
}

export type Part = (house: House) => RunningPart | Promise<RunningPart>

/**
 * Opens the database, brings it up to date, opens the event log and starts the parts. What had been started is stopped when
 * one of them cannot be.
 * @throws ConfigError when Kafka's settings do not go together; when the database cannot be reached, or what a part throws
 */
export async function startService(
  definition: ServiceDefinition,
  options: ServiceOptions = {},
): Promise<RunningService> {
  const { name, config, modules, migrations, poolSize } = definition
  const { log = createLog(name, config.LOG_LEVEL), onQuery } = options
  const kafka = kafkaConnection(config)
  const orm = await createOrm({ url: config.DATABASE_URL, entities: tablesOf(modules), migrations, poolSize, onQuery })
  const stack = new AsyncDisposableStack()
  stack.defer(() => orm.close())
  const running: RunningPart[] = []
  try {
    await migrate(orm)
    const transport = createTransport(config.EVENT_LOG_URL, { log, kafka })
    stack.defer(() => transport.close())
    const database = await databaseClock(orm, log)
    stack.defer(() => database.close())
    const clocks = { clock: options.clock ?? database.now, trueClock: database.now }
    const house: House = { name, config, modules, orm, transport, ...clocks, log, metrics: new Registry(), context: {} }
    for (const start of definition.parts) {
      const part = await start(house)
      running.push(part)
      stack.defer(async () => part.close?.())
      part.measure?.(house.metrics)
      Object.assign(house.context, part.context)
    }
  } catch (error) {
    await stack.disposeAsync().catch((err: unknown) => log.warn({ err }, 'what had been started could not be stopped'))
    throw error
  }
  const door = running.find(({ url }) => url !== undefined)
  return {
    name,
    url: door?.url ?? '',
    metricsUrl: door?.metricsUrl,
    async settled() {
      // Twice: what one part has just finished may have left work to one that was asked before it.
      for (const part of [...running, ...running]) if ((await part.settled?.()) === false) return false
      return true
    },
    // A disposed stack does nothing the second time.
    close: () => stack.disposeAsync(),
  }
}
