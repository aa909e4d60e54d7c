import { setTimeout as delay } from 'node:timers/promises'
import { type Queryable, rowsOf } from '@passerelle/persistence/without-orm'
import type { Logger } from 'pino'
import { createWake } from '../../wake.ts'
import type { LogMessage } from '../transport.ts'
import { fetchFrom, type Position } from './fetch.ts'
import type { Listener } from './listen.ts'

export interface TailOptions {
  db: Queryable
  listener: Listener
  log: Logger
  topics: readonly string[]
  handle: (message: LogMessage) => Promise<void>
}

const pause = 1_000
const pauseWithoutHints = 100

/** Reads from the heads of now on, for this caller alone: positions live in memory. */
export async function tail(options: TailOptions): Promise<{ close(): Promise<void> }> {
  const { db, listener, log, topics, handle } = options
  const wake = createWake()
  const forget = listener.listen(topics, wake.poke)
  const positions = new Map<string, Position>()
  for (const position of await headsOf(db, topics)) positions.set(`${position.topic}/${position.partition}`, position)
  let open = true

  const running = run()
  async function run(): Promise<void> {
    while (open) {
      try {
        const messages = await fetchFrom(db, [...positions.values()])
        for (const message of messages) {
          const position = positions.get(`${message.topic}/${message.partition}`) as Position
          position.next = message.offset + 1n
          await handle(message).catch((error) => log.error({ err: error }, 'A follower of the log failed'))
        }
        if (messages.length === 0) await wake.sleep(listener.connected ? pause : pauseWithoutHints)
      } catch (error) {
        log.warn({ err: error }, 'The log cannot be followed, trying again')
        await delay(pause)
      }
    }
  }

  return {
    async close() {
      open = false
      forget()
      wake.poke()
      await running
    },
  }
}

export async function headsOf(db: Queryable, topics: readonly string[]): Promise<Position[]> {
  const rows = await rowsOf<{ topic: string; partition: number; head: string }>(
    db,
    'select topic, partition, head::text from log_partition where topic = any($1)',
    [topics],
  )
  return rows.map(({ topic, partition, head }) => ({ topic, partition, next: BigInt(head) }))
}
