import { expect, test } from '@jest/globals'
import { commitSoon, type Reaction, reaction } from '../src/index.ts'
import { noteWritten, writeLine } from './support/note.ts'
import { openLog, openPlace, openTransport } from './support/place.ts'
import { takeEffect } from './support/take-effect.ts'
import { until } from './support/until.ts'

const lines = 40

/** Reads a queue of one note's lines that stands before the reader comes; of what took effect, how many per transaction. */
async function readQueue(reactions: Reaction[], poisoned: (version: number) => boolean = () => false) {
  await using log = await openLog()
  await using place = await openPlace()
  const transport = place.also(openTransport(log.url))
  const relay = place.relay(transport)
  for (let i = 0; i < lines; i++) await writeLine(place.orm, 'a')
  await until('all sent', async () => (await relay.pending()) === 0)
  const transactions = new Map<string, number>()
  const counting = reaction(noteWritten, async ({ em, event }) => {
    const [{ id }] = await em.execute<[{ id: string }]>('select pg_current_xact_id()::text as id')
    transactions.set(id, (transactions.get(id) ?? 0) + 1)
    if (poisoned(event.aggregateVersion)) throw new Error('poison')
  })
  const consumer = place.consumer(transport, 'reader', [counting, ...reactions])
  await until('all', async () => (await consumer.lag()) === 0)
  return {
    effects: await place.effects(),
    outcomes: { ...consumer.outcomes },
    transactions: [...transactions.values()],
  }
}

const inOrder = (to: number) => Array.from({ length: to }, (_, i) => `a ${i + 1}`)

test('EV-01 events that stand in a queue are handled together, and each takes effect once and in order', async () => {
  const { effects, outcomes, transactions } = await readQueue([takeEffect])
  expect(effects).toEqual(inOrder(lines))
  expect(outcomes).toMatchObject({ handled: lines, parked: 0 })
  expect(transactions.length).toBeLessThan(lines / 4)
})

test('EV-04 one that cannot be handled takes none of the others along that were handled with it', async () => {
  const { effects, outcomes } = await readQueue([takeEffect], (version) => version === 30)
  expect(effects).toEqual(inOrder(29))
  expect(outcomes).toMatchObject({ handled: 29, parked: lines - 29 })
})

test('EV-01 an event that locks what many wait for is the last of its transaction', async () => {
  const locking = reaction(noteWritten, async ({ em }) => commitSoon(em))
  const { effects, transactions } = await readQueue([takeEffect, locking])
  expect(effects).toEqual(inOrder(lines))
  expect(transactions).toHaveLength(lines)
})
