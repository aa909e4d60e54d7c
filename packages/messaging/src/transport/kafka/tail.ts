import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import kafkajs, { type EachBatchPayload, type Kafka } from 'kafkajs'
import type { Logger } from 'pino'
import type { LogMessage } from '../transport.ts'
import { fromKafka, isMark } from './message.ts'
import { runConsumer, sessionLength } from './run-consumer.ts'

// Node sees the names that kafkajs spreads into its exports only through the default one.
const { KafkaJSError } = kafkajs

export interface TailOptions {
  kafka: Kafka
  log: Logger
  topics: readonly string[]
  handle: (message: LogMessage) => Promise<void>
  ensureTopics(topics: readonly string[]): Promise<void>
}

/** Milliseconds; about twice as many pass before a missing leader is the caller's to wait for. */
const longestPause = 3_200

/**
 * Kafka knows readers only as groups, so it is one of its own that commits nothing. Where it reads from is remembered
 * here: the ends of now, so that neither joining nor starting again skips anything.
 */
export async function tail(options: TailOptions): Promise<{ close(): Promise<void> }> {
  const { kafka, log, topics, handle } = options
  const group = `tail-${randomUUID()}`
  const positions = await endsWhenLed(kafka, topics)
  const joined = Promise.withResolvers<void>()
  const consumer = runConsumer({
    ...options,
    group,
    fromBeginning: false,
    session: sessionLength,
    onJoin(member) {
      // In the next turn of the event loop: kafkajs takes positions only once it runs.
      setImmediate(() => {
        for (const { topic, partition, next } of positions.values()) {
          member.seek({ topic, partition, offset: next.toString() })
        }
        joined.resolve()
      })
    },
    eachBatch: (payload) => eachBatch(payload),
  })

  async function eachBatch({ batch, resolveOffset, heartbeat, isStale, isRunning }: EachBatchPayload): Promise<void> {
    for (const message of batch.messages) {
      if (isStale() || !isRunning()) return
      const position = positions.get(`${batch.topic}/${batch.partition}`)
      const offset = BigInt(message.offset)
      if (position && offset >= position.next) {
        position.next = offset + 1n
        if (!isMark(message)) await handOver(fromKafka(batch, message))
      }
      resolveOffset(message.offset)
    }
    await heartbeat()
  }

  const handOver = (message: LogMessage) =>
    handle(message).catch((error) => log.error({ err: error }, 'A follower of the log failed'))

  await joined.promise
  return {
    async close() {
      await consumer.close()
      await forget(kafka, group).catch(() => {})
    },
  }
}

/** The partitions of a topic made a moment ago may have no leader yet that answers for them: `admin` does not wait for one. */
async function endsWhenLed(kafka: Kafka, topics: readonly string[]) {
  for (let pause = 50; ; pause *= 2) {
    try {
      return await endsOf(kafka, topics)
    } catch (error) {
      if (!(error instanceof KafkaJSError && error.retriable) || pause > longestPause) throw error
      await delay(pause)
    }
  }
}

async function endsOf(kafka: Kafka, topics: readonly string[]) {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const positions = new Map<string, { topic: string; partition: number; next: bigint }>()
    for (const topic of topics) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
        positions.set(`${topic}/${partition}`, { topic, partition, next: BigInt(high) })
      }
    }
    return positions
  } finally {
    await admin.disconnect()
  }
}

async function forget(kafka: Kafka, group: string): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  await admin.deleteGroups([group]).finally(() => admin.disconnect())
}
