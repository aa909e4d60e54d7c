import kafkajs, { type Kafka } from 'kafkajs'

// Node finds only some of the names that this CommonJS module exports.
const { KafkaJSError } = kafkajs

/** Messages of these topics that the group has not committed; infinitely many while the brokers cannot say, as of a topic just made. */
export async function lagOf(kafka: Kafka, group: string, topics: readonly string[]): Promise<number> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    let lag = 0n
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group, topics: [...topics] })) {
      const committed = new Map(partitions.map(({ partition, offset }) => [partition, BigInt(offset)]))
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
        const offset = committed.get(partition) ?? -1n
        lag += BigInt(high) - (offset < 0n ? BigInt(low) : offset)
      }
    }
    return Number(lag)
  } catch (error) {
    if (error instanceof KafkaJSError && error.retriable) return Number.POSITIVE_INFINITY
    throw error
  } finally {
    await admin.disconnect()
  }
}
