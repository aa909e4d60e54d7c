import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract } from '@passerelle/contracts'
import { presentCause, presentTraceparent } from '../envelope/cause.ts'
import { uuidV7 } from '../uuid-v7.ts'
import type { Aggregate } from './insert-rows.ts'
import { outboxSubscriber } from './outbox-subscriber.ts'

/**
 * Says that something happened. It leaves with the transaction of `em`, or not at all: the row is written just before
 * the commit. Events of one aggregate arrive in the order of these calls, as long as the aggregate has a `version`
 * property or was locked before it was read.
 *
 * @param data the whole public state of the aggregate after the change, as its contract says; read now
 * @param options.actor the person who acts, when that is not the one of the request
 * @throws outside a transaction, or when `data` is not what the contract says
 */
export function emit<Data>(
  em: EntityManager,
  contract: Contract<Data>,
  aggregate: Aggregate,
  data: NoInfer<Data>,
  options: { actor?: string } = {},
): void {
  const transaction = em.getTransactionContext()
  if (!transaction) throw new Error(`${contract.type} was emitted outside a transaction, so it might be lost.`)
  contract.data.parse(data)
  em.getEventManager().registerSubscriber(outboxSubscriber)
  outboxSubscriber.remember(transaction, {
    eventId: uuidV7(),
    topic: contract.topic,
    type: contract.type,
    aggregateType: contract.aggregate,
    aggregate,
    headers: extensions(options.actor),
    data: Buffer.from(JSON.stringify(data)),
  })
}

/** CloudEvents extension attributes: their names have lower-case letters and digits only. */
function extensions(actor: string | undefined): Record<string, string> {
  const cause = presentCause()
  const all = {
    traceparent: presentTraceparent(),
    correlationid: cause.correlationId,
    causationid: cause.causationId,
    actor: actor ?? cause.actor,
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
