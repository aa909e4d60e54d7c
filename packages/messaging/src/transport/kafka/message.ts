import type { EachBatchPayload, IHeaders, KafkaMessage, Message } from 'kafkajs'
import type { Headers } from '../../envelope/cloud-event.ts'
import { type LogMessage, type OutgoingMessage, partitionsOf } from '../transport.ts'

export function toKafka({ key, headers, value }: OutgoingMessage): Message {
  return { key, headers, value }
}

/** By this header a message is known that says nothing to nobody: see `marksOf`. */
const markHeader = 'passerelle-mark'

/**
 * One message for each partition. Kafka compacts closed segments only, and closes one when a message comes: without these a
 * name would stay in a partition in which nothing happens any more. They have one key, so each replaces the one before.
 */
export function marksOf(topic: string): Message[] {
  return Array.from({ length: partitionsOf(topic) }, (_, partition) => ({
    ...{ partition, key: markHeader, value: '{}', headers: { [markHeader]: '' } },
  }))
}

export function isMark({ headers }: KafkaMessage): boolean {
  return headers !== undefined && markHeader in headers
}

export function fromKafka({ topic, partition }: EachBatchPayload['batch'], message: KafkaMessage): LogMessage {
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    key: message.key?.toString('utf8') ?? '',
    headers: bytes(message.headers ?? {}),
    value: message.value ?? Buffer.alloc(0),
  }
}

/** A header may come several times: the first counts. */
function bytes(headers: IHeaders): Headers {
  const all: Headers = {}
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) all[name] = typeof first === 'string' ? Buffer.from(first) : first
  }
  return all
}
