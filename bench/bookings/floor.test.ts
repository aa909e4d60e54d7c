import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { entities, migrations } from '@passerelle/scheduling'
import { type TestDatabase, testDatabase } from '@passerelle/testkit'
import pg from 'pg'
import { newFair } from './fair.ts'
import { bookBare } from './floor.ts'

let database: TestDatabase
let db: pg.Pool
beforeAll(async () => {
  database = await testDatabase('scheduling', { entities, migrations })
  db = new pg.Pool({ connectionString: database.url, max: 2 })
})
afterAll(async () => {
  await db?.end()
  await database?.[Symbol.asyncDispose]()
})

test('the floor of the bookings writes what the tables of today want, and each slot once', async () => {
  const fair = await newFair(db, 1, 2)
  const [host, [first, second]] = [fair.hosts[0]!, fair.talents]
  expect(await bookBare(db, fair.eventId, host, first!, 0)).toBe(true)
  expect(await bookBare(db, fair.eventId, host, second!, 0)).toBe(false)
  const { rows } = await db.query('select talent from interview')
  expect(rows).toEqual([{ talent: first!.personId }])
})
