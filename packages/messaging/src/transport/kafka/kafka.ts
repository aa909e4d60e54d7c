import type { Logger } from 'pino'
import { isDeadLetters, type Keeping, keeping as keptBy, type Transport } from '../transport.ts'
import { createClient } from './client.ts'
import { createPublisher } from './publish.ts'
import { replay } from './replay.ts'
import { subscribe } from './subscribe.ts'
import { tail } from './tail.ts'
import { topicMaker } from './topics.ts'

export interface KafkaOptions {
  log: Logger
  /** Milliseconds after which a silent member of a group is taken for dead. */
  session?: number
  keeping?: Keeping
}

/**
 * Kafka by kafkajs 2.2.4, which nobody maintains any more: no other folder imports it, so that another client can take
 * its place. Run Node with `--disable-warning=TimeoutNegativeWarning`.
 */
export function createKafka(url: string, { log, session, keeping = keptBy }: KafkaOptions): Transport {
  const kafka = createClient(url, log)
  const publisher = createPublisher(kafka)
  const ensureTopics = topicMaker(kafka, keeping)
  const open = new Set<{ close(): Promise<void> }>()

  function tracked<T extends { close(): Promise<void> }>(part: T): T {
    const close = part.close.bind(part)
    open.add(part)
    part.close = async () => {
      if (open.delete(part)) await close()
    }
    return part
  }

  return {
    kind: 'kafka',
    log,
    ensureTopics,
    publishBatch: publisher.publishBatch,
    subscribe: (subscribing) => tracked(subscribe({ ...subscribing, kafka, log, session, ensureTopics })),
    async replay(topics, handle) {
      await ensureTopics(topics)
      await replay({ kafka, log, topics, handle, ensureTopics })
    },
    async tail(topics, handle) {
      await ensureTopics(topics)
      return tracked(await tail({ kafka, log, topics, handle, ensureTopics }))
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
}
