import type { MikroORM } from '@mikro-orm/postgresql'
import { type Clock, systemClock } from '@passerelle/kernel'
import { poolOf } from '@passerelle/persistence'
import type { Logger } from 'pino'
import { every, hourly } from '../every.ts'
import type { Transport } from '../transport/transport.ts'
import { pruneInbox } from './prune.ts'
import type { Reaction } from './reaction.ts'
import { byTypeOf, type Outcome, type Receiving } from './receive.ts'
import { receiveAll } from './receive-all.ts'
import { retryParked } from './retry-parked.ts'

export interface ConsumerOptions {
  orm: MikroORM
  transport: Transport
  /** Members of a group share the work. By custom the service's name. */
  group: string
  reactions: readonly Reaction[]
  log: Logger
  clock?: Clock
}

export interface Consumer {
  /** Events in the log that have not been handled here; Infinity until the group was joined. */
  lag(): Promise<number>
  /** What became of the messages that arrived in this process. */
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Finishes what is in flight and leaves the group. */
  close(): Promise<void>
}

const lookForRetriesEvery = 2_000

/** Reads the topics of its reactions from the beginning of the log, and from there on. */
export function startConsumer(options: ConsumerOptions): Consumer {
  const { orm, transport, group, reactions } = options
  const log = options.log.child({ group })
  const outcomes: Record<Outcome, number> = { handled: 0, duplicate: 0, stale: 0, ignored: 0, parked: 0 }
  const count = (outcome: Outcome): void => {
    outcomes[outcome]++
  }
  const receiving: Receiving = {
    orm,
    group,
    log,
    clock: options.clock ?? systemClock,
    byType: byTypeOf(reactions),
    count,
  }
  const topics = [...new Set(reactions.flatMap((reaction) => reaction.contracts.map((contract) => contract.topic)))]
  const subscription = transport.subscribe({
    group,
    topics,
    handle: (messages, turn) => receiveAll(receiving, messages, turn),
  })

  const recurring = [
    every(lookForRetriesEvery, () => retryParked(receiving), { log, what: 'parked keys are retried' }),
    hourly(async () => pruneInbox(await poolOf(orm)), { log, what: 'events that arrived long ago are forgotten' }),
  ]

  return {
    lag: () => subscription.lag(),
    outcomes,
    async close() {
      await Promise.all([subscription, ...recurring].map((part) => part.close()))
    },
  }
}
