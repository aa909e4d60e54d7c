import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { poolOf } from '@passerelle/persistence'
import { messagingBacklog, withCause } from '../src/index.ts'
import { Note, say, writeLine } from './support/note.ts'
import { openPlace, type Place } from './support/place.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(async () => {
  await place?.[Symbol.asyncDispose]()
})

interface Row {
  aggregate_version: number
  ordinal: number
  headers: Record<string, string>
  data: string
}

function outbox(note: string): Promise<Row[]> {
  return place.orm.em.fork().execute(
    `select aggregate_version, ordinal, headers, convert_from(data, 'UTF8') as data from outbox
       where aggregate_id = ? order by id`,
    [note],
  )
}

async function places(note: string): Promise<string[]> {
  return (await outbox(note)).map((row) => `${row.aggregate_version}/${row.ordinal} ${JSON.parse(row.data).lines}`)
}

test('EV-01 a transaction that is rolled back says nothing', async () => {
  const rolledBack = place.orm.em.fork().transactional(async (em) => {
    say(em, em.create(Note, new Note('undone')))
    await em.flush()
    throw new Error('no')
  })
  await expect(rolledBack).rejects.toThrow('no')
  const refusedByDatabase = place.orm.em.fork().transactional(async (em) => {
    say(em, em.create(Note, new Note('undone')))
    await em.execute('select 1 / 0')
  })
  await expect(refusedByDatabase).rejects.toThrow(/zero/)
  expect(await outbox('undone')).toEqual([])
})

test('EV-01 versions start at 1 and are those after the change', async () => {
  for (let i = 0; i < 3; i++) await writeLine(place.orm, 'versions')
  expect(await places('versions')).toEqual(['1/0 1', '2/0 2', '3/0 3'])
})

test('EV-01 several events of one change keep their order in it, also over transactions that change nothing', async () => {
  await place.orm.em.fork().transactional(async (em) => {
    const note = em.create(Note, new Note('ordinals'))
    say(em, note)
    note.lines = 2
    say(em, note)
  })
  await place.orm.em.fork().transactional(async (em) => say(em, await em.findOneOrFail(Note, { id: 'ordinals' })))
  expect(await places('ordinals')).toEqual(['1/0 1', '1/1 2', '1/2 2'])
})

test('EV-01 a savepoint hands its events up in order, and takes them along when it is rolled back', async () => {
  await place.orm.em.fork().transactional(async (em) => {
    const note = em.create(Note, new Note('nested'))
    say(em, note)
    await em.transactional(async (inner) => {
      const same = await inner.findOneOrFail(Note, { id: 'nested' })
      same.lines = 2
      say(inner, same)
    })
    const undone = em.transactional(async (inner) => {
      const same = await inner.findOneOrFail(Note, { id: 'nested' })
      say(inner, same)
      throw new Error('only this')
    })
    await expect(undone).rejects.toThrow('only this')
    note.lines = 3
    say(em, note)
  })
  const said = await places('nested')
  expect(said.map((text) => text.split(' ')[1])).toEqual(['1', '2', '3'])
  expect(new Set(said.map((text) => text.split('/')[0])).size).toBe(1)
})

test('EV-01 a savepoint in a transaction that says nothing itself is rolled back with it', async () => {
  const outer = place.orm.em.fork().transactional(async (em) => {
    await em.transactional(async (inner) => say(inner, inner.create(Note, new Note('outer'))))
    throw new Error('all of it')
  })
  await expect(outer).rejects.toThrow('all of it')
  expect(await outbox('outer')).toEqual([])
})

test('EV-01 outside a transaction nothing can be said, nor what its contract does not allow', async () => {
  const em = place.orm.em.fork()
  expect(() => say(em, new Note('outside'))).toThrow(/outside a transaction/)
  const wrong = em.transactional(async (inner) => {
    const note = inner.create(Note, new Note('wrong'))
    note.lines = 'many' as unknown as number
    say(inner, note)
  })
  await expect(wrong).rejects.toThrow(/number/)
})

test('EV-01 an explicit begin and commit says the same', async () => {
  const em = place.orm.em.fork()
  await em.begin()
  say(em, em.create(Note, new Note('explicit')))
  await em.commit()
  await em.begin()
  say(em, em.create(Note, new Note('explicit rollback')))
  await em.rollback()
  expect(await places('explicit')).toEqual(['1/0 1'])
  expect(await outbox('explicit rollback')).toEqual([])
})

test('EV-05 an event carries the trace, the correlation and the person of the request behind it', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  await withCause({ traceparent, correlationId: 'request 1', actor: 'per_1' }, () => writeLine(place.orm, 'traced'))
  const [row] = await outbox('traced')
  expect(row?.headers).toEqual({ traceparent, correlationid: 'request 1', actor: 'per_1' })
})

test('OP-04 the backlog tells what waits to be published, for how long, and what waits for an operator', async () => {
  const pool = await poolOf(place.orm)
  await pool.query('delete from outbox')
  expect(await messagingBacklog(pool)).toEqual({ waiting: 0, oldestSeconds: 0, parked: 0, inboxParked: 0 })
  for (let i = 0; i < 3; i++) await writeLine(place.orm, 'backlog')
  await pool.query(
    `update outbox set occurred_at = clock_timestamp() - interval '90 seconds' where aggregate_version = 1`,
  )
  await pool.query('update outbox set parked_at = clock_timestamp() where aggregate_version = 3')
  const backlog = await messagingBacklog(pool)
  expect(backlog).toMatchObject({ waiting: 2, parked: 1, inboxParked: 0 })
  expect(backlog.oldestSeconds).toBeGreaterThanOrEqual(90)
})
