import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import kafkajs, { type EachBatchPayload, type Kafka } from 'kafkajs'
import type { Logger } from 'pino'
import type { LogMessage } from '../transport.ts'
import { fromKafka, isMark } from './message.ts'
import { runConsumer, sessionLength } from './run-consumer.ts'

// Node sees the names that kafkajs spreads into its exports only through the default one.
const { KafkaJSError } = kafkajs

export interface ReadAloneOptions {
  kafka: Kafka
  log: Logger
  topics: readonly string[]
  /** Never throws. */
  handle: (message: LogMessage) => Promise<void>
  ensureTopics(topics: readonly string[]): Promise<void>
  explain(error: unknown): unknown
  /** Of its group's name. */
  prefix: string
}

/** Where to read of a partition: what is there is `low` up to before `high`. */
export interface Extent {
  topic: string
  partition: number
  low: bigint
  high: bigint
}

/** The offset to read next. */
export type Position = Pick<Extent, 'topic' | 'partition'> & { next: bigint }

/** Milliseconds; about twice as many pass before a missing leader is the caller's to wait for. */
const longestPause = 3_200

/**
 * Kafka knows readers only as groups, so it is one of its own that commits nothing. Where it reads from is remembered
 * here, so that neither joining nor starting again skips anything; partitions without a position are passed over. Resolves
 * when it has joined.
 *
 * @param moved called when positions have moved on
 */
export async function readAlone(
  options: ReadAloneOptions,
  positions: readonly Position[],
  moved: () => void = () => {},
): Promise<{ close(): Promise<void> }> {
  const { kafka, handle } = options
  const group = `${options.prefix}tail-${randomUUID()}`
  const byPlace = new Map(positions.map((position) => [`${position.topic}/${position.partition}`, position]))
  const joined = Promise.withResolvers<void>()
  const consumer = runConsumer({
    ...options,
    group,
    fromBeginning: false,
    session: sessionLength,
    onJoin(member) {
      // In the next turn of the event loop: kafkajs takes positions only once it runs.
      setImmediate(() => {
        for (const { topic, partition, next } of positions) member.seek({ topic, partition, offset: next.toString() })
        joined.resolve()
      })
    },
    eachBatch: (payload) => eachBatch(payload),
  })

  async function eachBatch({ batch, resolveOffset, heartbeat, isStale, isRunning }: EachBatchPayload): Promise<void> {
    for (const message of batch.messages) {
      if (isStale() || !isRunning()) return
      const position = byPlace.get(`${batch.topic}/${batch.partition}`)
      const offset = BigInt(message.offset)
      if (position && offset >= position.next) {
        if (!isMark(message)) await handle(fromKafka(batch, message))
        position.next = offset + 1n
      }
      resolveOffset(message.offset)
      await heartbeat()
    }
    moved()
  }

  await joined.promise
  return {
    async close() {
      await consumer.close()
      await forget(kafka, group).catch(() => {})
    },
  }
}

/** The partitions of a topic made a moment ago may have no leader yet that answers for them: `admin` does not wait for one. */
export async function extentsWhenLed(kafka: Kafka, topics: readonly string[]): Promise<Extent[]> {
  for (let pause = 50; ; pause *= 2) {
    try {
      return await extentsOf(kafka, topics)
    } catch (error) {
      if (!(error instanceof KafkaJSError && error.retriable) || pause > longestPause) throw error
      await delay(pause)
    }
  }
}

async function extentsOf(kafka: Kafka, topics: readonly string[]): Promise<Extent[]> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const extents: Extent[] = []
    for (const topic of topics) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        extents.push({ topic, partition, low: BigInt(low), high: BigInt(high) })
      }
    }
    return extents
  } finally {
    await admin.disconnect()
  }
}

async function forget(kafka: Kafka, group: string): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  await admin.deleteGroups([group]).finally(() => admin.disconnect())
}
