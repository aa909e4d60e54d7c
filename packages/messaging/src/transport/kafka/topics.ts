import type { Kafka } from 'kafkajs'
import { partitionsOf } from '../transport.ts'

/** Makes topics explicitly: brokers do not make them by themselves. Kept for ever, as the embedded log does. */
export function topicMaker(kafka: Kafka): (topics: readonly string[]) => Promise<void> {
  const existing = new Set<string>()
  return async (topics) => {
    const missing = topics.filter((topic) => !existing.has(topic))
    if (missing.length === 0) return
    const admin = kafka.admin()
    await admin.connect()
    try {
      const known = new Set(await admin.listTopics())
      const absent = missing.filter((topic) => !known.has(topic))
      if (absent.length > 0) await admin.createTopics({ waitForLeaders: true, topics: absent.map(settings) })
      for (const topic of missing) existing.add(topic)
    } finally {
      await admin.disconnect()
    }
  }
}

function settings(topic: string) {
  return { topic, numPartitions: partitionsOf(topic), configEntries: [{ name: 'retention.ms', value: '-1' }] }
}
