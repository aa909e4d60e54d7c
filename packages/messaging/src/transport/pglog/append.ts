import type { Queryable } from '@passerelle/persistence'
import { partitionOf } from '../../partition.ts'
import { MessageRefused, type OutgoingMessage, partitionsOf, refusalOf } from '../transport.ts'

/** Appends a batch: dense offsets in batch order, without the events that are in the log already. */
export async function append(db: Queryable, messages: readonly OutgoingMessage[]): Promise<void> {
  const batch = messages.map((message) => {
    const refusal = refusalOf(message)
    if (refusal) throw new MessageRefused(refusal)
    return {
      topic: message.topic,
      partition: partitionOf(message.key, partitionsOf(message.topic)),
      id: message.id,
      key: message.key,
      headers: encodeHeaders(message.headers),
      value: message.value.toString('base64'),
    }
  })
  await db.query('select log_append($1::jsonb)', [JSON.stringify(batch)])
}

function encodeHeaders(headers: OutgoingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString('base64')]))
}
