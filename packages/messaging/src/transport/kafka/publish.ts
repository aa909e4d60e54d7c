import { type Kafka, Partitioners, type Producer, type TopicMessages } from 'kafkajs'
import { MessageRefused, type OutgoingMessage, publishBudget, refusalOf } from '../transport.ts'
import { marksOf, toKafka } from './message.ts'

export interface Publisher {
  publishBatch(messages: readonly OutgoingMessage[]): Promise<void>
  /** A message to nobody in each partition, so that segments close where nothing happens. */
  mark(topics: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** Protocol errors that sending again will not mend. */
const lasting = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_TOPIC_EXCEPTION', 'INVALID_RECORD'])

/**
 * One idempotent producer with one request in flight. It is thrown away after any error: kafkajs does not recover from
 * a failed connect, nor from a sequence that the broker has forgotten.
 */
export function createPublisher(kafka: Kafka, explain: (error: unknown) => unknown): Publisher {
  let producer: Promise<Producer> | undefined

  async function connect(): Promise<Producer> {
    const fresh = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 3 },
    })
    try {
      await fresh.connect()
      return fresh
    } catch (error) {
      fresh.disconnect().catch(() => {})
      throw error
    }
  }

  function discard(): void {
    producer?.then((old) => old.disconnect()).catch(() => {})
    producer = undefined
  }

  async function send(topicMessages: TopicMessages[]): Promise<void> {
    producer ??= connect()
    await (await producer).sendBatch({ acks: -1, timeout: publishBudget, topicMessages })
  }

  async function sendOrDiscard(topicMessages: TopicMessages[]): Promise<void> {
    try {
      await within(publishBudget, send(topicMessages))
    } catch (error) {
      discard()
      const type = typeOf(error)
      throw type && lasting.has(type) ? new MessageRefused(`Kafka says ${type}.`) : explain(error)
    }
  }

  return {
    async publishBatch(messages) {
      for (const message of messages) {
        const refusal = refusalOf(message)
        if (refusal) throw new MessageRefused(refusal)
      }
      const byTopic = [...Map.groupBy(messages, ({ topic }) => topic)]
      await sendOrDiscard(byTopic.map(([topic, group]) => ({ topic, messages: group.map(toKafka) })))
    },
    mark: (topics) => sendOrDiscard(topics.map((topic) => ({ topic, messages: marksOf(topic) }))),
    async close() {
      await (await producer?.catch(() => undefined))?.disconnect()
    },
  }
}

function typeOf(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('type' in e && typeof e.type === 'string') return e.type
  }
  return undefined
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Kafka did not answer within ${milliseconds} ms.`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
