import type { Contract } from '@passerelle/contracts'
import { typeOf } from '../envelope/cloud-event.ts'
import type { ReceivedEvent } from '../inbox/reaction.ts'
import { readEvent } from '../inbox/read-event.ts'
import type { Transport } from './transport.ts'

/**
 * Every event of these contracts from now on, for this process alone: no group, nothing remembered, and an event may come
 * twice. Feeds subscriptions. Resolves when nothing that is emitted afterwards can be missed.
 */
export async function tail<Data>(
  transport: Transport,
  contracts: readonly Contract<Data>[],
  handler: (event: ReceivedEvent<Data>) => void | Promise<void>,
): Promise<{ close(): Promise<void> }> {
  const byType = new Map(contracts.map((contract) => [contract.type, contract]))
  const topics = [...new Set(contracts.map((contract) => contract.topic))]
  return transport.tail(topics, async (message) => {
    const contract = byType.get(typeOf(message.headers) ?? '')
    if (contract) await handler(readEvent(message, contract as Contract).event as ReceivedEvent<Data>)
  })
}
