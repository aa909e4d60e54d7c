import type { Contract } from '@passerelle/contracts'
import { type Envelope, fromHeaders, type Headers } from '../envelope/cloud-event.ts'
import type { ReceivedEvent } from './reaction.ts'

export interface Arrived {
  topic: string
  key: string
  headers: Headers
  value: Buffer
}

export interface ReadEvent {
  envelope: Envelope
  contract: Contract
  event: ReceivedEvent<never>
}

/** @throws NotAnEvent, SyntaxError or ZodError when the message is not what its contract says: it never will be */
export function readEvent(message: Arrived, contract: Contract): ReadEvent {
  const envelope = fromHeaders(message.headers)
  const data = contract.data.parse(JSON.parse(message.value.toString('utf8')))
  const { actor, ...headers } = envelope.extensions
  const event = {
    id: envelope.id,
    type: envelope.type,
    aggregateId: envelope.subject,
    aggregateVersion: envelope.aggregateVersion,
    data: data as never,
    occurredAt: envelope.time,
    actor,
    headers,
  }
  return { envelope, contract, event }
}
