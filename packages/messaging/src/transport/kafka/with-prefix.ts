import type { LogMessage, Transport } from '../transport.ts'

/** The same log, whose topics and groups have other names at the brokers: several houses share one Kafka. */
export function withPrefix(transport: Transport, prefix: string): Transport {
  if (!prefix) return transport
  const there = (topics: readonly string[]) => topics.map((topic) => prefix + topic)
  const here = (message: LogMessage): LogMessage => ({ ...message, topic: message.topic.slice(prefix.length) })
  return {
    ...transport,
    ensureTopics: (topics) => transport.ensureTopics(there(topics)),
    publishBatch: (messages) => transport.publishBatch(messages.map((one) => ({ ...one, topic: prefix + one.topic }))),
    subscribe: ({ group, topics, handle }) =>
      transport.subscribe({
        group: prefix + group,
        topics: there(topics),
        handle: (messages, turn) => handle(messages.map(here), turn),
      }),
    replay: (topics, handle) => transport.replay(there(topics), (message) => handle(here(message))),
    tail: (topics, handle) => transport.tail(there(topics), (message) => handle(here(message))),
    compact: (topics) => transport.compact(there(topics)),
  }
}
