import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import { type TestDatabase, testDatabase } from '@passerelle/testkit'
import { createOrm } from '../src/index.ts'

let database: TestDatabase
const orms: MikroORM[] = []
beforeAll(async () => {
  database = await testDatabase('prepared', { entities: [], migrations: [] })
})
afterAll(async () => {
  for (const orm of orms) await orm.close()
  await database?.[Symbol.asyncDispose]()
})

/** One connection, so that it knows what all asked. */
async function oneConnection(query = ''): Promise<MikroORM> {
  const url = new URL(database.url)
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value)
  const orm = await createOrm({ url: url.href, entities: [], poolSize: 1 })
  orms.push(orm)
  return orm
}

async function often(orm: MikroORM, sql: string): Promise<unknown> {
  let last: unknown
  for (let time = 0; time < 30; time++) last = await orm.em.execute(sql, [time])
  return last
}

const prepared = (orm: MikroORM) =>
  orm.em.execute<{ statement: string }[]>('select statement from pg_prepared_statements')

test('what is asked again and again is prepared, with the value of each time', async () => {
  const orm = await oneConnection()
  expect(await often(orm, 'select ?::integer + 1 as next')).toEqual([{ next: 30 }])
  expect(await prepared(orm)).toEqual([{ statement: 'select $1::integer + 1 as next' }])
})

test('what names no columns goes on behind a migration that adds one', async () => {
  const orm = await oneConnection()
  await orm.em.execute('create table grows (id integer)')
  await orm.em.execute('insert into grows values (29)')
  await often(orm, 'select * from grows where id = ?')
  await orm.em.execute('alter table grows add more text')
  expect(await often(orm, 'select * from grows where id = ?')).toEqual([{ id: 29, more: null }])
})

test('a pooler that knows no prepared statements gets none', async () => {
  const orm = await oneConnection('prepared=no')
  await often(orm, 'select ?::integer + 1 as next')
  expect(await prepared(orm)).toEqual([])
})
