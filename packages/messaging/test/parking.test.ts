import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { poolOf } from '@passerelle/persistence'
import { fromHeaders } from '../src/envelope/cloud-event.ts'
import {
  listParked,
  listParkedMessages,
  reaction,
  releaseKey,
  retryHeldKey,
  skipHeldMessage,
  skipParked,
  type Transport,
} from '../src/index.ts'
import { type LogMessage, MessageRefused, oneByOne } from '../src/transport/transport.ts'
import { noteWritten, writeLine } from './support/note.ts'
import { openLog, openPlace, openTransport, type Place } from './support/place.ts'
import { takeEffect } from './support/take-effect.ts'
import { until } from './support/until.ts'

let log: Awaited<ReturnType<typeof openLog>>
let place: Place
let transport: Transport
beforeEach(async () => {
  log = await openLog()
  place = await openPlace()
  transport = place.also(openTransport(log.url))
})
afterEach(async () => {
  await place?.[Symbol.asyncDispose]()
  await log?.[Symbol.asyncDispose]()
})

/** A log that will not take the events of some notes. */
function refusing(notes: Set<string>): Transport {
  return {
    ...transport,
    async publishBatch(messages) {
      if (messages.some(({ key }) => notes.has(key))) throw new MessageRefused('not this one')
      await transport.publishBatch(messages)
    },
  }
}

test('EV-04 an event that cannot be sent holds up its key alone, until an operator releases it', async () => {
  const refused = new Set(['bad'])
  const relay = place.relay(refusing(refused))
  place.consumer(transport, 'reader')
  for (let i = 0; i < 3; i++) {
    await writeLine(place.orm, 'bad')
    await writeLine(place.orm, 'good')
  }
  await until('the good ones', async () => (await place.effects()).length === 3)
  expect(await place.effects()).toEqual(['good 1', 'good 2', 'good 3'])
  expect(await relay.pending()).toBe(0)
  const db = await poolOf(place.orm)
  const parked = await listParked(db)
  expect(parked).toEqual([expect.objectContaining({ key: 'bad', reason: 'not this one', attempts: 1 })])
  await until('those behind', async () => (await listParked(db))[0]?.behind === 2)

  refused.clear()
  expect(await releaseKey(db, 'bad')).toBe(true)
  await until('the released ones', async () => (await place.effects()).length === 6)
  expect((await place.effects()).slice(3)).toEqual(['bad 1', 'bad 2', 'bad 3'])
  expect(await releaseKey(db, 'bad')).toBe(false)
})

test('EV-04 an operator may give up an event that cannot be sent: the rest goes on, and a trace stays', async () => {
  const refused = new Set(['bad'])
  place.relay(refusing(refused))
  place.consumer(transport, 'reader')
  await writeLine(place.orm, 'bad')
  const db = await poolOf(place.orm)
  await until('the parked one', async () => (await listParked(db)).length === 1)
  refused.clear()
  await writeLine(place.orm, 'bad')
  expect(await skipParked(db, 'bad', 'it is a duplicate of a paper form')).toBeDefined()
  await until('the second', async () => (await place.effects()).length === 1)
  expect(await place.effects()).toEqual(['bad 2'])
  const { rows } = await db.query('select last_error from outbox where skipped_at is not null')
  expect(rows).toEqual([{ last_error: expect.stringContaining('paper form') }])
})

/** Reacts to every note but those that break it. */
function breakingOn(notes: Set<string>) {
  return reaction(noteWritten, async (context) => {
    if (notes.has(context.event.aggregateId)) throw new TypeError('a bug')
    await takeEffect.handle(context as never)
  })
}

async function deadLetters(): Promise<LogMessage[]> {
  const letters: LogMessage[] = []
  const topics = [`${noteWritten.topic}.dlq`]
  const subscription = transport.subscribe({
    group: `post office ${crypto.randomUUID()}`,
    topics,
    handle: oneByOne(async (letter) => void letters.push(letter)),
  })
  await until('dead letters', async () => letters.length > 0 && (await subscription.lag()) === 0)
  await subscription.close()
  return letters
}

test('EV-04 a message that cannot be handled parks its key and is copied to the dead letters; others go on', async () => {
  const broken = new Set(['bad'])
  const relay = place.relay(transport)
  const consumer = place.consumer(transport, 'reader', [breakingOn(broken)])
  for (let i = 0; i < 3; i++) {
    await writeLine(place.orm, 'bad')
    await writeLine(place.orm, 'good')
  }
  await until('all to be taken in', async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0)
  expect(await place.effects()).toEqual(['good 1', 'good 2', 'good 3'])
  const db = await poolOf(place.orm)
  const [parked] = await listParkedMessages(db)
  expect(parked).toMatchObject({ consumer: 'reader', key: 'bad', reason: 'TypeError: a bug', behind: 2 })

  const letters = await deadLetters()
  expect(letters.map(({ key, value }) => [key, JSON.parse(value.toString())])).toEqual([
    ['bad', { id: 'bad', lines: 1 }],
  ])
  const { extensions } = fromHeaders(letters[0]?.headers ?? {})
  expect(extensions).toMatchObject({ deadlettergroup: 'reader', deadletterof: parked?.eventId })

  expect(await retryHeldKey(db, parked!)).toBe(3)
  await until('the retry to fail', async () => (await listParkedMessages(db))[0]?.attempts === 2)
  expect(await listParkedMessages(db)).toEqual([expect.objectContaining({ key: 'bad', behind: 2, retrying: false })])

  broken.clear()
  await retryHeldKey(db, parked!)
  await until('the retried ones', async () => (await place.effects()).length === 6)
  expect((await place.effects()).slice(3)).toEqual(['bad 1', 'bad 2', 'bad 3'])
  await writeLine(place.orm, 'bad')
  await until('the next one', async () => (await place.effects()).length === 7)
  expect(await listParkedMessages(db)).toEqual([])
  expect(await deadLetters()).toHaveLength(1)
})

test('EV-04 an operator may give up a message: those behind it take effect, and it never does', async () => {
  const broken = new Set(['bad'])
  place.relay(transport)
  place.consumer(transport, 'reader', [breakingOn(broken)])
  await writeLine(place.orm, 'bad')
  await writeLine(place.orm, 'bad')
  const db = await poolOf(place.orm)
  await until('two held', async () => (await listParkedMessages(db))[0]?.behind === 1)
  broken.clear()
  const [parked] = await listParkedMessages(db)
  expect(await skipHeldMessage(db, parked!, 'no longer of interest')).toBe(parked?.eventId)
  await until('the second', async () => (await place.effects()).length === 1)
  expect(await place.effects()).toEqual(['bad 2'])
})

test('EV-04 what is not an event, or not what its contract says, is parked like any other', async () => {
  const consumer = place.consumer(transport, 'reader')
  await transport.ensureTopics([noteWritten.topic])
  const type = Buffer.from(noteWritten.type)
  const nothing = {
    topic: noteWritten.topic,
    id: '1',
    key: 'odd',
    headers: { ce_type: type },
    value: Buffer.from([255, 0]),
  }
  const unknown = { ...nothing, id: '2', key: 'new', headers: { ce_type: Buffer.from('passerelle.notes.burnt.v1') } }
  await transport.publishBatch([nothing, unknown])
  await until('both', async () => (await consumer.lag()) === 0)
  expect(consumer.outcomes).toMatchObject({ parked: 1, ignored: 1, handled: 0 })
  const [parked] = await listParkedMessages(await poolOf(place.orm))
  expect(parked).toMatchObject({ key: 'odd', reason: expect.stringContaining('ce_specversion') })
})
