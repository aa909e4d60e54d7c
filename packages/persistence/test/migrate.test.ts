import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Migration } from '@mikro-orm/migrations'
import { type TestDatabase, testDatabase } from '@passerelle/testkit'
import { createOrm, type MigrationEntry, migrate } from '../src/index.ts'

class CountRuns extends Migration {
  override up(): void {
    this.addSql('create table run (at timestamptz not null default now())')
    this.addSql('insert into run default values')
  }
}
class BreakHalfway extends Migration {
  override up(): void {
    this.addSql('create table half (id text)')
    this.addSql('select 1 / 0')
  }
}

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase('migrate', { entities: [] })
})
afterAll(async () => {
  await database?.[Symbol.asyncDispose]()
})

async function migrateWith(...migrations: MigrationEntry[]): Promise<{ count: string; names: string[] }> {
  const orm = await createOrm({ url: database.url, entities: [], migrations })
  try {
    await migrate(orm)
    const runs: { count: string }[] = await orm.em.fork().execute('select count(*) from run')
    const names: { name: string }[] = await orm.em.fork().execute('select name from migration order by id')
    return { count: runs[0]!.count, names: names.map(({ name }) => name) }
  } finally {
    await orm.close()
  }
}

test('several processes that migrate at once run each migration once', async () => {
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrateWith(CountRuns)))
  expect(runs.map(({ count }) => count)).toEqual(['1', '1', '1', '1', '1'])
  expect(runs[0]?.names).toEqual(['count_runs'])
})

test('a migration that fails leaves nothing behind, and those that ran are not run again', async () => {
  await expect(migrateWith(CountRuns, { name: 'break_halfway', class: BreakHalfway })).rejects.toThrow(/zero/)
  const after = await migrateWith(CountRuns)
  expect(after).toEqual({ count: '1', names: ['count_runs'] })
})

test('names that are not snake_case, or come twice, are refused', async () => {
  await expect(migrateWith({ name: 'Count Runs', class: CountRuns })).rejects.toThrow(/snake_case/)
  await expect(migrateWith(CountRuns, CountRuns)).rejects.toThrow(/Two migrations/)
})
