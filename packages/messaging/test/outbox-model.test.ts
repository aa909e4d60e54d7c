import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { poolOf } from '@passerelle/persistence'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { releaseKey, type Transport } from '../src/index.ts'
import { createLeases, type Leases } from '../src/outbox/lease.ts'
import { waitingPartitions } from '../src/outbox/read-batch.ts'
import { sendBatch } from '../src/outbox/send-batch.ts'
import { virtualPartitionOf } from '../src/partition.ts'
import { MessageRefused, oneByOne } from '../src/transport/transport.ts'
import { firstOccurrences, oneTo } from './support/message.ts'
import { Note, say, writeLine } from './support/note.ts'
import { log, openLog, openPlace, openTransport, type Place } from './support/place.ts'

let eventLog: Awaited<ReturnType<typeof openLog>>
let place: Place
let transport: Transport
beforeAll(async () => {
  eventLog = await openLog()
  place = await openPlace()
  transport = place.also(openTransport(eventLog.url))
})
afterAll(async () => {
  await place?.[Symbol.asyncDispose]()
  await eventLog?.[Symbol.asyncDispose]()
})

type Note3 = 'a' | 'b' | 'c'
type Step =
  | { do: 'write' | 'roll back' | 'poison' | 'release'; note: Note3 }
  | { do: 'send' | 'crash after sending' | 'lose the lease while sending'; relay: 0 | 1 }

const note = fc.constantFrom<Note3>('a', 'b', 'c')
const relay = fc.constantFrom<0 | 1>(0, 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), note }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), relay }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('poison' as const), note }) },
  fc.record({ do: fc.constantFrom('roll back' as const, 'release' as const), note }),
  fc.record({ do: fc.constantFrom('crash after sending' as const, 'lose the lease while sending' as const), relay }),
)

/** Two relays, a log that may refuse notes, and a count of what was committed. */
function createWorld(run: number) {
  // Two of them share a virtual partition, so that one is read while the other is parked.
  const shared = virtualPartitionOf(`a${run}`)
  const salt = oneTo(1_000).find((n) => virtualPartitionOf(`b${n}x${run}`) === shared)
  const name = (of: Note3) => (of === 'b' ? `b${salt}x${run}` : `${of}${run}`)
  const committed = new Map<string, number>()
  const poisoned = new Set<string>()
  const accepted: string[] = []
  const leases: Leases[] = [createLeases(), createLeases()]
  const expire = async () => void (await (await poolOf(place.orm)).query(`update outbox_lease set until = '-infinity'`))

  const recording: Transport = {
    ...transport,
    async publishBatch(messages) {
      const batch = messages.map(({ key, headers }) => `${key} ${headers.ce_aggregateversion}`)
      if (batch.some((text) => poisoned.has(text))) throw new MessageRefused('poison')
      await transport.publishBatch(messages)
      accepted.push(...batch)
    },
  }
  const send = async (by: 0 | 1, through: Transport) =>
    sendBatch({ db: await poolOf(place.orm), transport: through, leases: leases[by] as Leases, log })

  async function crash(by: 0 | 1): Promise<void> {
    const publishBatch: Transport['publishBatch'] = async (messages) => {
      await recording.publishBatch(messages)
      throw new Error('killed')
    }
    await send(by, { ...recording, publishBatch }).catch(() => {})
    leases[by] = createLeases()
    await expire()
  }

  async function loseLease(by: 0 | 1): Promise<void> {
    const publishBatch: Transport['publishBatch'] = async (messages) => {
      await expire()
      await send(by === 0 ? 1 : 0, recording)
      await recording.publishBatch(messages)
    }
    await send(by, { ...recording, publishBatch })
  }

  async function take(one: Step): Promise<void> {
    if (one.do === 'write') {
      await writeLine(place.orm, name(one.note))
      committed.set(name(one.note), (committed.get(name(one.note)) ?? 0) + 1)
    } else if (one.do === 'roll back') await rollBack(name(one.note))
    else if (one.do === 'poison') poisoned.add(`${name(one.note)} ${(committed.get(name(one.note)) ?? 0) + 1}`)
    else if (one.do === 'release') {
      for (const text of poisoned) if (text.startsWith(`${name(one.note)} `)) poisoned.delete(text)
      await releaseKey(await poolOf(place.orm), name(one.note))
    } else if (one.do === 'send') await send(one.relay, recording)
    else if (one.do === 'crash after sending') await crash(one.relay)
    else if (one.do === 'lose the lease while sending') await loseLease(one.relay)
  }

  async function drain(): Promise<void> {
    for (const each of ['a', 'b', 'c'] as const) await take({ do: 'release', note: each })
    await expire()
    // On a machine that stands still for seconds a lease is over before anything could be sent.
    while ((await waitingPartitions(await poolOf(place.orm))).length > 0) await send(0, recording)
  }
  return { take, drain, accepted, committed }
}

async function rollBack(id: string): Promise<void> {
  const undone = place.orm.em.fork().transactional(async (em) => {
    const known = await em.findOne(Note, { id })
    if (known) known.lines += 100
    say(em, known ?? em.create(Note, new Note(id)))
    await em.flush()
    throw new Error('undone')
  })
  await undone.catch(() => {})
}

async function inLog(run: number): Promise<string[]> {
  const received: string[] = []
  const handle = async ({ key, headers }: { key: string; headers: Record<string, Buffer> }) =>
    void received.push(`${key} ${headers.ce_aggregateversion}`)
  const subscription = transport.subscribe({
    group: `model ${run}`,
    topics: ['passerelle.notes.note.v1'],
    handle: oneByOne(handle),
  })
  while ((await subscription.lag()) > 0) await new Promise(setImmediate)
  await subscription.close()
  return received.filter((text) => text.split(' ')[0]?.endsWith(`${run}`) && /^[abc][\dx]+ /.test(text))
}

test('EV-01 whatever happens to relays, every committed event arrives, none of a rolled-back one, in order', async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const run = 1_000_000 + runs++
      const world = createWorld(run)
      for (const one of steps) await world.take(one)
      await world.drain()
      const expected = Object.fromEntries([...world.committed].map(([key, count]) => [key, oneTo(count)]))
      expect(firstOccurrences(world.accepted)).toEqual(expected)
      expect(firstOccurrences(await inLog(run))).toEqual(expected)
    }),
    { numRuns: draws(300) },
  )
}, 120_000)
