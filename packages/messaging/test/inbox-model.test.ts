import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemClock } from '@passerelle/kernel'
import { poolOf } from '@passerelle/persistence'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { toHeaders } from '../src/envelope/cloud-event.ts'
import type { Receiving } from '../src/inbox/receive.ts'
import { receiveAll } from '../src/inbox/receive-all.ts'
import { retryParked } from '../src/inbox/retry-parked.ts'
import { reaction, retryHeldKey } from '../src/index.ts'
import { type LogMessage, TurnLost } from '../src/transport/transport.ts'
import { firstOccurrences, oneTo } from './support/message.ts'
import { noteWritten } from './support/note.ts'
import { log, openPlace, type Place } from './support/place.ts'
import { takeEffect } from './support/take-effect.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(async () => {
  await place?.[Symbol.asyncDispose]()
})

type Step =
  | { do: 'deliver'; notes: string[] }
  | { do: 'poison'; note: string }
  | { do: 'heal and retry'; note: string }
  | { do: 'deliver, then fail to commit'; notes: string[] }
  | { do: 'deliver, and lose the turn'; notes: string[]; after: number }
  | { do: 'step back'; note: string; by: number }

const note = fc.constantFrom('a', 'b')
/** What waits in the partition, in that order. */
const notes = fc.array(note, { minLength: 1, maxLength: 6 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('deliver' as const), notes }) },
  fc.record({ do: fc.constantFrom('poison' as const, 'heal and retry' as const), note }),
  fc.record({ do: fc.constant('deliver, then fail to commit' as const), notes }),
  fc.record({ do: fc.constant('deliver, and lose the turn' as const), notes, after: fc.integer({ min: 1, max: 6 }) }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('step back' as const), note, by: fc.integer({ min: 1, max: 4 }) }),
  },
)

/** A log of each note that grows as it is read, and a consumer that may be poisoned. */
function createWorld() {
  const group = `model ${randomUUID()}`
  const poisoned = new Set<string>()
  const messages = new Map<string, LogMessage[]>()
  const positions = new Map<string, number>()
  let failing = false
  const react = reaction(noteWritten, async (context) => {
    if (poisoned.has(context.event.aggregateId)) throw new Error('poison')
    await takeEffect.handle(context as never)
    if (failing) {
      failing = false
      throw Object.assign(new Error('the commit was lost'), { code: '40001' })
    }
  })
  const byType: Receiving['byType'] = new Map([[noteWritten.type, { contract: noteWritten, reactions: [react] }]])
  const receiving: Receiving = { orm: place.orm, group, log, clock: systemClock, byType, count: () => {} }
  const { signal } = new AbortController()

  /** The next message of each of these notes, in one run. */
  async function deliver(notes: readonly string[], heartbeat = async () => {}): Promise<void> {
    const next = new Map(positions)
    const run = notes.map((of) => {
      const known = messages.get(of) ?? []
      messages.set(of, known)
      const position = next.get(of) ?? 0
      if (position === known.length) known.push(messageOf(`${of} in ${group}`, known.length + 1))
      next.set(of, position + 1)
      return { of, position, message: known[position]! }
    })
    let told = 0
    const done = (message: LogMessage) => {
      for (const end = run.findIndex((one) => one.message === message) + 1; told < end; told++) {
        const { of, position } = run[told]!
        positions.set(of, position + 1)
      }
    }
    const all = run.map(({ message }) => message)
    await receiveAll(receiving, all, { heartbeat, done, signal }).catch((error) => {
      if (!(error instanceof TurnLost)) throw error
    })
  }

  async function heal(of: string): Promise<void> {
    const key = `${of} in ${group}`
    poisoned.delete(key)
    await retryHeldKey(await poolOf(place.orm), { consumer: group, topic: noteWritten.topic, key })
    await retryParked(receiving)
  }

  async function take(one: Step): Promise<void> {
    if (one.do === 'deliver') await deliver(one.notes)
    else if (one.do === 'deliver, and lose the turn') await deliver(one.notes, losing(one.after))
    else if (one.do === 'poison') poisoned.add(`${one.note} in ${group}`)
    else if (one.do === 'heal and retry') await heal(one.note)
    else if (one.do === 'step back') positions.set(one.note, Math.max(0, (positions.get(one.note) ?? 0) - one.by))
    else {
      failing = true
      await deliver(one.notes)
      failing = false
    }
  }

  async function effects(): Promise<string[]> {
    const all = await place.effects()
    return all.filter((text) => text.includes(group)).map((text) => text.replace(` in ${group}`, ''))
  }
  return { take, effects, messages, positions }
}

/** Says at the `nth` time that the partition went to another member. */
function losing(nth: number): () => Promise<void> {
  return async () => {
    if (--nth === 0) throw new TurnLost()
  }
}

function messageOf(key: string, version: number): LogMessage {
  const headers = toHeaders({
    id: randomUUID(),
    type: noteWritten.type,
    source: '/services/notes',
    subject: key,
    time: new Date(0),
    aggregateVersion: version,
    ordinal: 0,
    extensions: {},
  })
  const value = Buffer.from(JSON.stringify({ id: key, lines: version }))
  return { topic: noteWritten.topic, partition: 0, offset: BigInt(version), key, headers, value }
}

test('EV-01 whatever is repeated, fails or is parked, each event takes effect once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = createWorld()
      for (const one of steps) {
        await world.take(one)
        const soFar = await world.effects()
        expect(new Set(soFar).size).toBe(soFar.length)
        for (const versions of Object.values(firstOccurrences(soFar))) expect(versions).toEqual(oneTo(versions.length))
      }
      for (const [each, messages] of world.messages) {
        await world.take({ do: 'heal and retry', note: each })
        while ((world.positions.get(each) ?? 0) < messages.length) await world.take({ do: 'deliver', notes: [each] })
      }
      const all = [...world.messages].map(([of, messages]) => [of, oneTo(messages.length)])
      expect(firstOccurrences(await world.effects())).toEqual(Object.fromEntries(all))
    }),
    { numRuns: draws(250) },
  )
}, 120_000)
