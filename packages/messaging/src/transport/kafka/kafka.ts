import type { Logger } from 'pino'
import { isDeadLetters, type Keeping, keeping as keptBy, type Transport } from '../transport.ts'
import { createClient } from './client.ts'
import { type KafkaConnection, openKafka } from './connection.ts'
import { createPublisher } from './publish.ts'
import { explained } from './reason.ts'
import { replay } from './replay.ts'
import { subscribe } from './subscribe.ts'
import { tail } from './tail.ts'
import { topicMaker } from './topics.ts'
import { withPrefix } from './with-prefix.ts'

export interface KafkaOptions {
  log: Logger
  /** Milliseconds after which a silent member of a group is taken for dead. */
  session?: number
  keeping?: Keeping
  kafka?: KafkaConnection
}

/**
 * Kafka by kafkajs 2.2.4, which nobody maintains any more: no other folder imports it, so that another client can take
 * its place. Run Node with `--disable-warning=TimeoutNegativeWarning`.
 */
export function createKafka(url: string, options: KafkaOptions): Transport {
  const { log, session, keeping = keptBy, kafka: connection = openKafka } = options
  const { prefix } = connection
  const kafka = createClient(url, connection, log)
  const explain = (error: unknown) => explained(error, connection)
  const publisher = createPublisher(kafka, explain)
  const make = topicMaker(kafka, keeping)
  const ensureTopics = (topics: readonly string[]) =>
    make(topics).catch((error: unknown) => {
      throw explain(error)
    })
  const open = new Set<{ close(): Promise<void> }>()

  function tracked<T extends { close(): Promise<void> }>(part: T): T {
    const close = part.close.bind(part)
    open.add(part)
    part.close = async () => {
      if (open.delete(part)) await close()
    }
    return part
  }

  const transport: Transport = {
    kind: 'kafka',
    log,
    ensureTopics,
    publishBatch: publisher.publishBatch,
    subscribe: (subscribing) => tracked(subscribe({ ...subscribing, kafka, log, session, ensureTopics, explain })),
    async replay(topics, handle) {
      await ensureTopics(topics)
      await replay({ kafka, log, topics, handle, ensureTopics, explain, prefix })
    },
    async tail(topics, handle) {
      await ensureTopics(topics)
      return tracked(await tail({ kafka, log, topics, handle, ensureTopics, explain, prefix }))
    },
    async compact(topics) {
      const compacted = topics.filter((topic) => !isDeadLetters(topic))
      await ensureTopics(compacted)
      await publisher.mark(compacted)
    },
    async close() {
      await Promise.all([...open].map((part) => part.close()))
      await publisher.close()
    },
  }
  return withPrefix(transport, prefix)
}
