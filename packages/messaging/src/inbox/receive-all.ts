import type { EntityManager } from '@mikro-orm/postgresql'
import { typeOf } from '../envelope/cloud-event.ts'
import { type HandlingTurn, type LogMessage, oneByOne, type Turn, TurnLost } from '../transport/transport.ts'
import { isToCommit } from './commit-soon.ts'
import { readEvent } from './read-event.ts'
import { admitted, type Outcome, type Receiving, receive } from './receive.ts'

/** Whoever waits for a row that the transaction holds waits no longer than this, in milliseconds, and one event more. */
const longestTransaction = 100
/** Events in one transaction. */
const togetherAtMost = 50

/**
 * Messages of one partition, as they stand there. Where several wait, one transaction takes as many as it may; when one of
 * them cannot be handled there, nothing of it has happened, and all up to that one are received one by one.
 *
 * @throws as `receive`
 */
export async function receiveAll(
  receiving: Receiving,
  messages: readonly LogMessage[],
  turn: HandlingTurn,
): Promise<void> {
  const receiveEach = oneByOne((message) => receive(receiving, message, turn))
  for (let at = 0; at < messages.length && !turn.signal.aborted; ) {
    const waiting = messages.slice(at, at + togetherAtMost)
    const { outcomes, alone } = waiting.length > 1 ? await together(receiving, waiting, turn) : lone
    for (const outcome of outcomes) receiving.count(outcome)
    at += outcomes.length
    if (outcomes.length > 0) turn.done(messages[at - 1]!)
    await receiveEach(messages.slice(at, at + alone), turn)
    at += alone
  }
}

/** What became of the first messages, and how many behind them must be received one by one. */
interface Together {
  outcomes: Outcome[]
  alone: number
}

const lone: Together = { outcomes: [], alone: 1 }

async function together(receiving: Receiving, messages: readonly LogMessage[], turn: Turn): Promise<Together> {
  const endBy = performance.now() + longestTransaction
  const outcomes: Outcome[] = []
  try {
    await receiving.orm.em.fork().transactional(async (em) => {
      for (const message of messages) {
        outcomes.push(await takeIn(receiving, em, message))
        // The next one reads what this one wrote, also where that was written past the identity map.
        await em.flush()
        em.clear()
        await turn.heartbeat()
        if (isToCommit(em) || performance.now() > endBy || turn.signal.aborted) break
      }
    })
    return { outcomes, alone: 0 }
  } catch (error) {
    if (error instanceof TurnLost) throw error
    return { outcomes: [], alone: outcomes.length + 1 }
  }
}

async function takeIn(receiving: Receiving, em: EntityManager, message: LogMessage): Promise<Outcome> {
  const known = receiving.byType.get(typeOf(message.headers) ?? '')
  if (!known) return 'ignored'
  const outcome = await admitted(receiving, em, message, readEvent(message, known.contract))
  if (outcome === 'parked') throw new Error('An earlier message of its key is parked.')
  return outcome
}
