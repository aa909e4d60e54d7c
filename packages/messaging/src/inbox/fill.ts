import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Contract } from '@passerelle/contracts'
import type { Clock } from '@passerelle/kernel'
import { faultOf } from '@passerelle/persistence'
import type { Logger } from 'pino'
import { typeOf } from '../envelope/cloud-event.ts'
import type { Transport } from '../transport/transport.ts'
import type { Projection } from './projection.ts'
import type { Reaction } from './reaction.ts'
import { type ReadEvent, readEvent } from './read-event.ts'
import { byTypeOf, react } from './receive.ts'
import { withRetries } from './with-retries.ts'

export interface Filling {
  orm: MikroORM
  transport: Transport
  /** The group in which the service itself hears the projection's events. */
  group: string
  projection: Projection
  /** Reactions of the service that go by what is so, and may come again: `afterFilling` of each service. */
  reactions: readonly Reaction[]
  clock: Clock
  log: Logger
}

/** How many events were taken into the projection, were replaced by one that the service has handled, or failed. */
export interface Filled {
  kept: number
  replaced: number
  failed: number
}

/**
 * Writes a projection from the log's beginning to its end of now, while the service goes on, and then does what follows of
 * it by the reactions given. Nothing else is written, and the service's own place in the log stays where it is. May be
 * done again at any time, also after it was stopped halfway.
 *
 * @throws when the database or the log goes away
 */
export async function fill(filling: Filling): Promise<Filled> {
  const { projection, group, clock } = filling
  const filled = await replay(filling, projection.contracts, (em, { event }) => projection.handle({ em, event }))
  // Not before all is there: what follows of one row may ask about others.
  const types = new Set(projection.contracts.map(({ type }) => type))
  const byType = byTypeOf(filling.reactions)
  const followed = [...byType.values()].map(({ contract }) => contract).filter(({ type }) => types.has(type))
  const { failed } = await replay(filling, followed, (em, read) => react({ group, byType, clock }, em, read))
  return { ...filled, failed: filled.failed + failed }
}

async function replay(filling: Filling, contracts: readonly Contract[], handle: Handle): Promise<Filled> {
  const { projection, transport, log } = filling
  const byType = new Map(contracts.map((contract) => [contract.type, contract]))
  const topics = [...new Set(contracts.map(({ topic }) => topic))]
  const replayed: Filled = { kept: 0, replaced: 0, failed: 0 }
  if (topics.length === 0) return replayed
  await transport.replay(topics, async (message) => {
    const contract = byType.get(typeOf(message.headers) ?? '')
    if (!contract) return
    try {
      const read = readEvent(message, contract)
      replayed[await withRetries(uninterrupted, () => handleUnlessReplaced(filling, read, handle))]++
    } catch (error) {
      if (faultOf(error) === 'connection') throw error
      replayed.failed++
      const { topic, key } = message
      log.error({ err: error, topic, key }, `An event could not be taken into ${projection.name}`)
    }
  })
  return replayed
}

type Handle = (em: EntityManager, read: ReadEvent) => Promise<void>

/** Nobody else fills, and nobody stops it but the end of the process. */
const uninterrupted = { signal: new AbortController().signal, heartbeat: async () => {} }

/**
 * Not what the service has heard a later one of: that one is in the log too, or has written the projection already. The row
 * of versions is what `admit` writes in the transaction of the service's own reactions, so the two take turns for each
 * aggregate. What the service has not heard yet is handled here and comes to it again.
 */
function handleUnlessReplaced(filling: Filling, read: ReadEvent, handle: Handle): Promise<'kept' | 'replaced'> {
  const { envelope, contract } = read
  const aggregate = [filling.group, contract.aggregate, envelope.subject]
  return filling.orm.em.fork().transactional(async (em) => {
    const [seen] = await em.execute<[{ version: number; ordinal: number }]>(lockSeen, aggregate)
    const newest =
      seen.version < envelope.aggregateVersion ||
      (seen.version === envelope.aggregateVersion && seen.ordinal <= envelope.ordinal)
    if (newest) await handle(em, read)
    if (seen.version === 0) await em.execute(forgetLock, aggregate)
    return newest ? 'kept' : 'replaced'
  })
}

/** Where there is none, a row of version 0 holds the place until the commit; those of events begin at 1. */
const lockSeen = `
  insert into inbox_version as seen (consumer, aggregate_type, aggregate_id, version, ordinal) values (?, ?, ?, 0, 0)
  on conflict (consumer, aggregate_type, aggregate_id) do update set version = seen.version
  returning version, ordinal`

const forgetLock = `
  delete from inbox_version where consumer = ? and aggregate_type = ? and aggregate_id = ? and version = 0`
