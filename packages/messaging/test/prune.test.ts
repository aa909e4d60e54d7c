import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { poolOf } from '@passerelle/persistence'
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
