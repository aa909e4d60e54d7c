import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Contract } from '@passerelle/contracts'
import type { Clock } from '@passerelle/kernel'
import { faultOf, onOneConnection } from '@passerelle/persistence'
import { SpanKind, withSpan } from '@passerelle/telemetry'
import type { Logger } from 'pino'
import { withCause } from '../envelope/cause.ts'
import { fromHeaders, typeOf } from '../envelope/cloud-event.ts'
import { type LogMessage, type Turn, TurnLost } from '../transport/transport.ts'
import { admit } from './admit.ts'
import { park, parkBehind, type Unhandled } from './park.ts'
import type { Reaction } from './reaction.ts'
import { type Arrived, type ReadEvent, readEvent } from './read-event.ts'
import { withRetries } from './with-retries.ts'

export interface Receiving {
  orm: MikroORM
  group: string
  log: Logger
  clock: Clock
  byType: ReadonlyMap<string, { contract: Contract; reactions: Reaction[] }>
  count(outcome: Outcome): void
}

/** The reactions to each type of event, in their order. */
export function byTypeOf(reactions: readonly Reaction[]): Receiving['byType'] {
  const map = new Map<string, { contract: Contract; reactions: Reaction[] }>()
  for (const reaction of reactions) {
    for (const contract of reaction.contracts) {
      const known = map.get(contract.type)
      if (known) known.reactions.push(reaction)
      else map.set(contract.type, { contract, reactions: [reaction] })
    }
  }
  return map
}

export type Outcome = 'handled' | 'duplicate' | 'stale' | 'ignored' | 'parked'

/**
 * One message, one transaction: remember it, check its version, react, commit. Only when this resolves may the offset be
 * committed. A message that cannot be handled parks its key, and the others go on.
 *
 * @throws when the database stays away: the log hands the message over again
 */
export async function receive(receiving: Receiving, message: LogMessage, turn: Turn): Promise<void> {
  const { group, log } = receiving
  const known = receiving.byType.get(typeOf(message.headers) ?? '')
  if (!known) return receiving.count('ignored')
  const arrived = { topic: message.topic, key: message.key, headers: message.headers, value: message.value }
  try {
    const read = readEvent(arrived, known.contract)
    receiving.count(await withRetries(turn, () => handleOnce(receiving, { ...arrived, ...naming(message) }, read)))
  } catch (error) {
    if (error instanceof TurnLost || faultOf(error) === 'connection' || turn.signal.aborted) throw error
    const unhandled = { ...arrived, ...naming(message) }
    await withRetries(turn, () => receiving.orm.em.fork().transactional((em) => park(em, group, unhandled, error)))
    receiving.count('parked')
    log.error({ err: error, eventId: unhandled.id, topic: message.topic, key: message.key }, 'A key is parked')
  }
}

async function handleOnce(receiving: Receiving, message: Unhandled, read: ReadEvent): Promise<Outcome> {
  const { orm, group } = receiving
  for (;;) {
    const outcome = await orm.em.fork().transactional(async (em) => {
      const verdict = await admitted(receiving, em, message, read)
      return verdict !== 'parked' || (await parkBehind(em, group, message)) ? verdict : 'again'
    })
    if (outcome !== 'again') return outcome
  }
}

/** Remembers an event and reacts to it, when it is fresh. `parked`: an earlier one of its key is, and it has to go behind. */
export async function admitted(
  receiving: Receiving,
  em: EntityManager,
  place: Pick<Arrived, 'topic' | 'key'>,
  read: ReadEvent,
): Promise<'parked' | 'duplicate' | 'stale' | 'handled'> {
  const verdict = await admit(em, receiving.group, place, read)
  if (verdict !== 'fresh') return verdict
  await react(receiving, em, read)
  return 'handled'
}

/** Runs the reactions to an event that was admitted, in the same transaction. */
export async function react(
  receiving: Pick<Receiving, 'group' | 'byType' | 'clock'>,
  em: EntityManager,
  read: ReadEvent,
): Promise<void> {
  const { event, envelope, contract } = read
  const { correlationid } = envelope.extensions
  const began = {
    name: `process ${contract.topic}`,
    kind: SpanKind.CONSUMER,
    parent: envelope.extensions.traceparent,
    attributes: {
      'messaging.operation.type': 'process',
      'messaging.destination.name': contract.topic,
      'messaging.consumer.group.name': receiving.group,
      'messaging.message.id': envelope.id,
    },
  }
  await withSpan(began, async (traceparent) => {
    const cause = { traceparent, correlationId: correlationid ?? envelope.id, causationId: envelope.id }
    for (const reaction of receiving.byType.get(envelope.type)?.reactions ?? []) {
      await withCause(cause, () => onOneConnection(() => reaction.handle({ em, event, now: receiving.clock() })))
    }
  })
}

function naming(message: LogMessage): { id: string; envelope: Unhandled['envelope'] } {
  try {
    const envelope = fromHeaders(message.headers)
    return { id: envelope.id, envelope }
  } catch {
    return { id: `${message.topic}/${message.partition}/${message.offset}`, envelope: undefined }
  }
}
