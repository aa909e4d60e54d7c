import { expect, test } from '@jest/globals'
import { Migration } from '@mikro-orm/migrations'
import pg from 'pg'
import { fixedClock, type TestDatabase, testDatabase } from '../src/index.ts'

class Fruit extends Migration {
  override up(): void {
    this.addSql(`create table fruit (name text primary key)`)
    this.addSql(`insert into fruit values ('apple')`)
  }
}
const schema = { entities: [], migrations: [Fruit] }

async function sql(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('databases asked for at once have the migrations, and share nothing', async () => {
  await using all = new AsyncDisposableStack()
  const ask = async () => all.use(await testDatabase('testkit', schema))
  const [one, two] = (await Promise.all([ask(), ask(), ask()])) as [TestDatabase, TestDatabase, TestDatabase]
  await sql(one.url, `insert into fruit values ('pear')`)
  expect(await sql(one.url, 'select name from fruit order by name')).toEqual([{ name: 'apple' }, { name: 'pear' }])
  expect(await sql(two.url, 'select name from fruit')).toEqual([{ name: 'apple' }])
})

test('a database is gone once it is disposed of, even when somebody is still connected', async () => {
  const database = await testDatabase('testkit', schema)
  const lingering = new pg.Client({ connectionString: database.url })
  const dropped = new Promise((resolve) => lingering.on('error', resolve))
  await lingering.connect()
  await database[Symbol.asyncDispose]()
  await dropped
  await expect(sql(database.url, 'select 1')).rejects.toThrow(/does not exist/)
})

test('a fixed clock moves when it is told to, and what it gave does not move with it', () => {
  const clock = fixedClock('2026-11-22T09:00:00Z')
  const before = clock()
  before.setFullYear(1999)
  clock.advance(90_000)
  expect(clock()).toEqual(new Date('2026-11-22T09:01:30Z'))
  clock.set('2027-01-01T00:00:00Z')
  expect(clock()).toEqual(new Date('2027-01-01T00:00:00Z'))
})
