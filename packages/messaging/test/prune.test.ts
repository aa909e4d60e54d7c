import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { poolOf } from '@passerelle/persistence'
import { pruneInbox } from '../src/inbox/prune.ts'
import { pruneOutbox } from '../src/outbox/prune.ts'
import { Note, say, writeLine } from './support/note.ts'
import { openPlace, type Place } from './support/place.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(async () => {
  await place?.[Symbol.asyncDispose]()
})

beforeEach(async () => {
  await place.orm.em.fork().execute('truncate outbox, inbox, inbox_parked, note')
})

test('EV-01 old events are forgotten, but the next one still counts on from the newest', async () => {
  await writeLine(place.orm, 'note_a')
  await writeLine(place.orm, 'note_a')
  const db = await poolOf(place.orm)
  await db.query(`update outbox set published_at = now() - interval '8 days'`)
  expect(await pruneOutbox(db)).toBe(1)
  await place.orm.em.fork().transactional(async (em) => say(em, await em.findOneOrFail(Note, { id: 'note_a' })))
  const { rows } = await db.query<{ place: string }>(
    `select aggregate_version || '/' || ordinal as place from outbox order by id`,
  )
  expect(rows.map((row) => row.place)).toEqual(['2/0', '2/1'])
})

test('what waits parked is given up when another of its key has replaced it for two weeks, and leaves nothing that was said', async () => {
  const db = await poolOf(place.orm)
  for (const note of ['replaced', 'lone']) await writeLine(place.orm, note)
  await db.query(`update outbox set parked_at = now(), last_error = 'too large'`)
  await writeLine(place.orm, 'replaced')
  await pruneOutbox(db)
  expect(await waiting('parked_at is not null')).toEqual(['lone 1', 'replaced 1'])
  await db.query(`update outbox set occurred_at = now() - interval '15 days'`)
  await pruneOutbox(db)
  expect(await waiting('published_at is null')).toEqual(['lone 1', 'replaced 2'])
  const { rows } = await db.query(`select length(data) as left, last_error from outbox where skipped_at is not null`)
  expect(rows).toEqual([{ left: 0, last_error: 'too large · skipped: replaced' }])
  await db.query(`update outbox set skipped_at = now() - interval '91 days' where skipped_at is not null`)
  await pruneOutbox(db)
  expect(await waiting('true')).toEqual(['lone 1', 'replaced 2'])

  async function waiting(which: string): Promise<string[]> {
    const sql = `select partition_key || ' ' || aggregate_version as place from outbox where ${which} order by place`
    return (await db.query<{ place: string }>(sql)).rows.map((row) => row.place)
  }
})

test('what could not be handled is given up when another of its key has replaced it for two weeks, and the other is tried', async () => {
  const db = await poolOf(place.orm)
  const park = (key: string, id: string, days: number) =>
    db.query(
      `insert into inbox_parked (consumer, event_id, topic, partition_key, headers, value, parked_at)
       values ('reader', $1, 'notes', $2, '{"a": "b"}', 'words', now() - $3::integer * interval '1 day')`,
      [id, key, days],
    )
  await park('replaced', '1', 20)
  await park('replaced', '2', 15)
  await park('replaced', '3', 13)
  await park('lone', '4', 400)
  await pruneInbox(db)
  const { rows } = await db.query(`select event_id as id, convert_from(value, 'utf8') as value, resolution,
    retry_at is not null as retried from inbox_parked order by id`)
  expect(rows).toEqual([
    { id: '1', value: '', resolution: 'replaced', retried: false },
    { id: '2', value: 'words', resolution: null, retried: true },
    { id: '3', value: 'words', resolution: null, retried: true },
    { id: '4', value: 'words', resolution: null, retried: false },
  ])
  await db.query(`update inbox_parked set resolved_at = now() - interval '31 days' where event_id = '1'`)
  await pruneInbox(db)
  expect((await db.query('select event_id from inbox_parked order by id')).rows).toHaveLength(3)
})
