import { databaseAddress, prepareWhatComesAgain } from '@passerelle/persistence/without-orm'
import { DatabaseError, Pool } from 'pg'
import type { Logger } from 'pino'
import {
  type Keeping,
  keeping as keptBy,
  MessageRefused,
  partitionsOf,
  publishBudget,
  type Subscription,
  type Transport,
} from '../transport.ts'
import { append } from './append.ts'
import { compact } from './compact.ts'
import { createListener } from './listen.ts'
import { replay } from './replay.ts'
import { createSchema } from './schema.ts'
import { subscribe } from './subscribe.ts'
import { tail } from './tail.ts'

export interface PglogOptions {
  log: Logger
  /** Milliseconds after which a silent member of a group is taken for dead. */
  session?: number
  keeping?: Keeping
}

/** The embedded log: an ordered, partitioned log in a PostgreSQL database of its own, written by relays alone. */
export function createPglog(url: string, { log, session, keeping = keptBy }: PglogOptions): Transport {
  const config = { ...databaseAddress(url), connectionTimeoutMillis: publishBudget }
  const pool = new Pool({
    ...config,
    max: 3,
    query_timeout: publishBudget,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    // Its statements are look-ups by keys: one plan suits all values, and making it costs as much as a look.
    onConnect: (client) => client.query('set plan_cache_mode = force_generic_plan'),
  })
  if (config.prepared) prepareWhatComesAgain(pool)
  pool.on('error', (error) => log.debug({ err: error }, 'The log closed an idle connection'))
  const listener = createListener(config, log)
  const open = new Set<{ close(): Promise<void> }>()
  const existing = new Set<string>()
  let schema: Promise<void> | undefined

  async function ensureTopics(topics: readonly string[]): Promise<void> {
    const missing = topics.filter((topic) => !existing.has(topic))
    if (missing.length === 0) return
    schema ??= createSchema(pool).catch((error) => {
      schema = undefined
      throw error
    })
    await schema
    await createTopics(pool, missing)
    for (const topic of missing) existing.add(topic)
  }

  function tracked<T extends { close(): Promise<void> }>(part: T): T {
    const close = part.close.bind(part)
    open.add(part)
    part.close = async () => {
      if (open.delete(part)) await close()
    }
    return part
  }

  return {
    kind: 'pglog',
    log,
    ensureTopics,
    publishBatch: (messages) => append(pool, messages).catch(refused),
    subscribe: (subscribing): Subscription =>
      tracked(subscribe({ ...subscribing, db: pool, listener, log, ensureTopics, session })),
    async replay(topics, handle) {
      await ensureTopics(topics)
      await replay(pool, topics, handle)
    },
    async tail(topics, handle) {
      await ensureTopics(topics)
      return tracked(await tail({ db: pool, listener, log, topics, handle }))
    },
    async compact(topics) {
      await ensureTopics(topics)
      await compact(pool, topics, keeping)
    },
    async close() {
      await Promise.all([...open].map((part) => part.close()))
      await listener.close()
      await pool.end()
    },
  }
}

async function createTopics(pool: Pool, topics: readonly string[]): Promise<void> {
  const sorted = [...topics].sort()
  await pool.query(
    `with topics as (
       insert into log_topic select * from unnest($1::text[], $2::integer[]) on conflict do nothing
       returning name, partitions
     )
     insert into log_partition (topic, partition)
     select name, generate_series(0, partitions - 1) from topics`,
    [sorted, sorted.map(partitionsOf)],
  )
}

/** What the log says it will never take. */
function refused(error: unknown): never {
  if (error instanceof DatabaseError && error.code === 'UT001') throw new MessageRefused(error.message)
  throw error
}
