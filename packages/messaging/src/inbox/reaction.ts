import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract } from '@passerelle/contracts'

/** An event as a reaction sees it. */
export interface ReceivedEvent<Data> {
  readonly id: string
  readonly type: string
  readonly aggregateId: string
  /** From 1. May have jumped since the last one: data is the whole state, so nothing is missing. */
  readonly aggregateVersion: number
  readonly data: Data
  readonly occurredAt: Date
  /** The person who acted, if it was one. */
  readonly actor: string | undefined
  /** Other CloudEvents extension attributes, for instance traceparent and correlationid. */
  readonly headers: Readonly<Record<string, string>>
}

export interface ReactionContext<Data> {
  /** In the transaction that also remembers the event. What is emitted on it leaves with that transaction. */
  readonly em: EntityManager
  readonly event: ReceivedEvent<Data>
  readonly now: Date
}

export interface Reaction {
  readonly contracts: readonly Contract[]
  readonly handle: (context: ReactionContext<never>) => Promise<void>
}

/**
 * What a service does when an event arrives. It changes its own database and nothing else: mails and calls go through a
 * job that is added in the same transaction. It takes effect once, though it may run several times.
 *
 * @param of one contract, or several of one family
 */
export function reaction<Data>(
  of: Contract<Data> | readonly Contract<Data>[],
  handle: (context: ReactionContext<Data>) => Promise<void>,
): Reaction {
  return { contracts: (Array.isArray(of) ? of : [of]) as readonly Contract[], handle }
}
