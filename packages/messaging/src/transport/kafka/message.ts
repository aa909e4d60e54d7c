import type { EachBatchPayload, IHeaders, KafkaMessage, Message } from 'kafkajs'
import type { Headers } from '../../envelope/cloud-event.ts'
import type { LogMessage, OutgoingMessage } from '../transport.ts'

export function toKafka({ key, headers, value }: OutgoingMessage): Message {
  return { key, headers, value }
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
