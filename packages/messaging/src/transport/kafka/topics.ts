import { setTimeout as delay } from 'node:timers/promises'
import kafkajs, { type Admin, type Kafka } from 'kafkajs'
import { deadLettersKeptFor, isDeadLetters, type Keeping, partitionsOf } from '../transport.ts'

// Node finds only some of the names that this CommonJS module exports.
const { KafkaJSProtocolError } = kafkajs
/** Milliseconds that brokers get to hear of topics that were just made. */
const patience = 30_000

/** Makes topics explicitly: brokers do not make them by themselves. Settings of topics that exist are their operator's. */
export function topicMaker(kafka: Kafka, keeping: Keeping): (topics: readonly string[]) => Promise<void> {
  const existing = new Set<string>()
  return async (topics) => {
    const missing = topics.filter((topic) => !existing.has(topic))
    if (missing.length === 0) return
    const admin = kafka.admin()
    await admin.connect()
    try {
      const known = new Set(await admin.listTopics())
      const absent = missing.filter((topic) => !known.has(topic))
      if (absent.length > 0) {
        await admin.createTopics({ waitForLeaders: false, topics: absent.map((topic) => settings(topic, keeping)) })
        await untilLed(admin, absent)
      }
      for (const topic of missing) existing.add(topic)
    } finally {
      await admin.disconnect()
    }
  }
}

/** A broker that is busy hears late of what the controller has made, and says until then that there is no such topic. */
async function untilLed(admin: Admin, names: readonly string[]): Promise<void> {
  for (const giveUpAt = Date.now() + patience; ; await delay(50)) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [...names] })
      if (topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0)) || Date.now() > giveUpAt)
        return
    } catch (error) {
      if (!(error instanceof KafkaJSProtocolError && error.retriable) || Date.now() > giveUpAt) throw error
    }
  }
}

function settings(topic: string, keeping: Keeping) {
  const configs = isDeadLetters(topic) ? deleted : compacted(keeping)
  const configEntries = Object.entries(configs).map(([name, value]) => ({ name, value: String(value) }))
  return { topic, numPartitions: partitionsOf(topic), configEntries }
}

const deleted = { 'cleanup.policy': 'delete', 'retention.ms': deadLettersKeptFor }

/**
 * Only closed segments are compacted, and a segment is closed by a message that comes when it is old enough: a day, so that
 * there is time left until `atMost` (KIP-354). Where no message comes, `compact` sends one.
 */
function compacted({ atLeast, atMost }: Keeping) {
  return {
    'cleanup.policy': 'compact',
    'min.compaction.lag.ms': atLeast,
    'max.compaction.lag.ms': atMost,
    'segment.ms': Math.ceil(atMost / 14),
  }
}
