import { setTimeout as delay } from 'node:timers/promises'
import type { Contract } from '@passerelle/contracts'
import { typeOf } from '../envelope/cloud-event.ts'
import type { ReceivedEvent } from '../inbox/reaction.ts'
import { readEvent } from '../inbox/read-event.ts'
import type { Transport } from './transport.ts'

const tryAgainAfter = 1_000

/**
 * Every event of these contracts from now on, for this process alone: no group, nothing remembered, and an event may come
 * twice. Feeds subscriptions. Waits for a log that is away;
 * resolves when nothing that is emitted afterwards can be missed.
 */
export async function tail<Data>(
  transport: Transport,
  contracts: readonly Contract<Data>[],
  handler: (event: ReceivedEvent<Data>) => void | Promise<void>,
): Promise<{ close(): Promise<void> }> {
  const byType = new Map(contracts.map((contract) => [contract.type, contract]))
  const topics = [...new Set(contracts.map((contract) => contract.topic))]
  for (;;) {
    try {
      return await transport.tail(topics, async (message) => {
        const contract = byType.get(typeOf(message.headers) ?? '')
        if (contract) await handler(readEvent(message, contract as Contract).event as ReceivedEvent<Data>)
      })
    } catch (error) {
      transport.log.warn({ err: error }, 'The log cannot be followed yet, trying again')
      await delay(tryAgainAfter)
    }
  }
}
