import type { EntityManager } from '@mikro-orm/postgresql'
import { cut } from '@passerelle/kernel'
import { presentCause } from '../envelope/cause.ts'
import type { Envelope } from '../envelope/cloud-event.ts'
import { outboxSubscriber } from '../outbox/outbox-subscriber.ts'
import { reasonOf } from '../reason-of.ts'
import { deadLetterSuffix } from '../transport/transport.ts'
import { uuidV7 } from '../uuid-v7.ts'
import type { Arrived } from './read-event.ts'

/** What is known of a message that may not even be an event. */
export interface Unhandled extends Arrived {
  /** The event's id, or where the message was found. */
  id: string
  envelope: Envelope | undefined
}

/** Parks the key of a message and copies it to the dead-letter topic, in one transaction. */
export async function park(em: EntityManager, consumer: string, message: Unhandled, error: unknown): Promise<void> {
  const reason = reasonOf(error)
  const rows = await insertParked(em, consumer, message, reason)
  if (rows > 0) copyToDeadLetters(em, consumer, message, reason)
}

/** Parks a message behind an earlier one of its key; false when that one was resolved meanwhile. */
export async function parkBehind(em: EntityManager, consumer: string, message: Unhandled): Promise<boolean> {
  const first = await em.execute<object[]>(
    `select 1 from inbox_parked where consumer = ? and topic = ? and partition_key = ? and resolved_at is null
     order by id limit 1 for update`,
    [consumer, message.topic, message.key],
  )
  if (first.length === 0) return false
  await insertParked(em, consumer, message, null)
  return true
}

async function insertParked(em: EntityManager, consumer: string, message: Unhandled, error: string | null) {
  const headers = Object.entries(message.headers).map(([name, value]) => [name, value.toString('base64')])
  const inserted = await em.execute<object[]>(
    `insert into inbox_parked (consumer, event_id, topic, partition_key, headers, value, attempts, last_error)
     values (?, ?, ?, ?, ?::jsonb, decode(?, 'base64'), ?, ?)
     on conflict (consumer, topic, event_id) do nothing returning 1`,
    [
      ...[consumer, message.id, message.topic, message.key, JSON.stringify(Object.fromEntries(headers))],
      ...[message.value.toString('base64'), error === null ? 0 : 1, error],
    ],
  )
  return inserted.length
}

/** Through the outbox, so that there is a copy exactly when the key is parked. */
function copyToDeadLetters(em: EntityManager, consumer: string, message: Unhandled, reason: string): void {
  const transaction = em.getTransactionContext()
  if (!transaction) throw new Error('A key is parked in a transaction.')
  em.getEventManager().registerSubscriber(outboxSubscriber)
  const { envelope } = message
  outboxSubscriber.remember(transaction, {
    eventId: uuidV7(),
    topic: `${message.topic}${deadLetterSuffix}`,
    type: envelope?.type ?? 'passerelle.unknown',
    aggregateType: `dead-letter of ${consumer}`,
    aggregate: { id: envelope?.subject ?? message.id, version: envelope?.aggregateVersion ?? 0 },
    key: message.key,
    headers: {
      ...envelope?.extensions,
      causationid: presentCause().causationId ?? message.id,
      deadletterof: message.id,
      deadlettergroup: consumer,
      deadletterreason: cut(reason, 2_000),
    },
    data: message.value,
    occurredAt: envelope?.time,
  })
}
