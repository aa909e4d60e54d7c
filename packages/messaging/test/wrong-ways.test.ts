import { afterAll, beforeEach, expect, test } from '@jest/globals'
import type { Client } from 'pg'
import { emit, startRelay, type Transport } from '../src/index.ts'
import { Note, noteWritten, writeLine } from './support/note.ts'
import { log, openPlace, type Place } from './support/place.ts'
import { insertRow, openSessions } from './support/sessions.ts'
import { until } from './support/until.ts'
import { cursorOnIds, cursorOnTransactionIds, skipLocked } from './support/wrong-relays.ts'

/** Each scenario is one that loses or reorders events with a way that is often recommended. */
let place: Place
let one: Client
let two: Client
let close: () => Promise<void>
beforeEach(async () => {
  await close?.()
  place = await openPlace()
  const opened = await openSessions(place.url, 2)
  ;[one, two] = opened.sessions as [Client, Client]
  close = async () => {
    await opened[Symbol.asyncDispose]()
    await place[Symbol.asyncDispose]()
  }
})
afterAll(() => close?.())

/** What relays of this service sent, in that order. */
function recording(): { sent: string[]; transport: Transport } {
  const sent: string[] = []
  const transport: Transport = {
    kind: 'pglog',
    log,
    ensureTopics: async () => {},
    async publishBatch(messages) {
      for (const { key, headers } of messages) sent.push(`${key} ${headers.ce_aggregateversion}`)
    },
    subscribe: () => ({ lag: async () => 0, close: async () => {} }),
    replay: async () => {},
    tail: async () => ({ close: async () => {} }),
    compact: async () => {},
    close: async () => {},
  }
  return { sent, transport }
}

function relay(transport: Transport) {
  return place.also(startRelay({ orm: place.orm, transport, log, service: 'notes' }))
}

/** The first session takes an id, the second commits a larger one, then the first commits. */
async function commitLate(between: () => Promise<void>): Promise<void> {
  await one.query('begin')
  await insertRow(one, 'slow', 1)
  await insertRow(two, 'fast', 1)
  await between()
  await one.query('commit')
}

test('EV-01 control: a cursor on ids loses what commits late', async () => {
  const wrong = cursorOnIds()
  const sent: string[] = []
  await commitLate(async () => void sent.push(...(await wrong.step(two))))
  sent.push(...(await wrong.step(two)))
  expect(sent).toEqual(['fast 1'])
})

test('EV-01 the relay finds what commits late', async () => {
  const { sent, transport } = recording()
  const running = relay(transport)
  await commitLate(() => until('the fast one', () => sent.length === 1))
  await until('the slow one', async () => (await running.pending()) === 0)
  expect(sent).toEqual(['fast 1', 'slow 1'])
})

/** The first session has the smaller transaction id, but changes the note after the second. */
async function changeInOtherOrder(): Promise<void> {
  await one.query('begin')
  await one.query('select pg_current_xact_id()')
  await two.query('begin')
  await insertRow(two, 'note', 1)
  await two.query('commit')
  await insertRow(one, 'note', 2)
  await one.query('commit')
}

test('EV-01 control: a cursor on transaction ids turns changes of a key around', async () => {
  await two.query('alter table outbox add column xid xid8 not null default pg_current_xact_id()')
  const wrong = cursorOnTransactionIds()
  await changeInOtherOrder()
  const sent: string[] = []
  // It waits for every older transaction of the server, those of other tests included.
  await until('both', async () => {
    sent.push(...(await wrong.step(two)))
    return sent.length >= 2
  })
  expect(sent).toEqual(['note 2', 'note 1'])
})

test('EV-01 the relay sends changes of a key in their order, whichever transaction began first', async () => {
  const { sent, transport } = recording()
  await changeInOtherOrder()
  const running = relay(transport)
  await until('both', async () => (await running.pending()) === 0)
  expect(sent).toEqual(['note 1', 'note 2'])
})

test('EV-01 control: relays that skip locked rows overtake each other', async () => {
  await insertRow(one, 'note', 1)
  await insertRow(one, 'note', 2)
  await one.query('begin')
  const slow = await skipLocked().step(one)
  const fast = await skipLocked().step(two)
  await one.query('commit')
  expect([...fast, ...slow]).toEqual(['note 2', 'note 1'])
})

test('EV-01 a second relay does not touch what the first is sending', async () => {
  const { sent, transport } = recording()
  const sending = Promise.withResolvers<void>()
  const slow: Transport = {
    ...transport,
    async publishBatch(messages) {
      await sending.promise
      await transport.publishBatch(messages)
    },
  }
  await insertRow(one, 'note', 1)
  const first = relay(slow)
  const leased = async () => (await one.query('select from outbox_lease where until > now()')).rowCount === 1
  await until('the first relay to hold a lease', leased)
  await insertRow(one, 'note', 2)
  const second = relay(transport)
  second.poke()
  await insertRow(one, 'elsewhere', 1)
  await until('the second relay at work', () => sent.length > 0)
  expect(sent).toEqual(['elsewhere 1'])
  sending.resolve()
  await until('all', async () => (await first.pending()) === 0)
  expect(sent.filter((text) => text.startsWith('note'))).toEqual(['note 1', 'note 2'])
})

test('EV-01 control: a blind update lets two transactions change in one order and tell in the other', async () => {
  await one.query('create table blind (id text, n integer)')
  await one.query(`insert into blind values ('note', 0)`)
  const blind = (db: Client) => db.query<{ n: number }>('update blind set n = n + 1 returning n')
  await one.query('begin')
  await two.query('begin')
  const tell = (db: Client, by: number) => insertRow(db, `note told by ${by}`, 1)
  await tell(one, 1)
  await tell(two, 2)
  const { rows: second } = await blind(two)
  await two.query('commit')
  const { rows: first } = await blind(one)
  await one.query('commit')
  const told = await one.query<{ key: string }>('select partition_key as key from outbox order by id')
  expect(told.rows.map(({ key }) => key)).toEqual(['note told by 1', 'note told by 2'])
  expect([first[0]?.n, second[0]?.n]).toEqual([2, 1])
})

test('EV-01 with a version, two changes at once are told in the order in which they were made', async () => {
  await writeLine(place.orm, 'note')
  const change = () =>
    place.orm.em.fork().transactional(async (em) => {
      const note = await em.findOneOrFail(Note, { id: 'note' })
      note.lines++
      emit(em, noteWritten, note, { id: note.id, lines: note.lines })
    })
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, change))
  const changed = outcomes.filter(({ status }) => status === 'fulfilled').length
  expect(changed).toBeGreaterThan(0)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason.name).toBe('OptimisticLockError')
  }
  const { rows } = await one.query<{ version: number; lines: number }>(
    `select aggregate_version as version, (convert_from(data, 'UTF8')::jsonb->>'lines')::integer as lines
     from outbox order by id`,
  )
  expect(rows).toEqual(Array.from({ length: changed + 1 }, (_, i) => ({ version: i + 1, lines: i + 1 })))
})
