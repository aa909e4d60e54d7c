import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Migration } from '@mikro-orm/migrations'
import pg from 'pg'
import { accountUrl, createOrm, migrate, provisionDatabases } from '../src/index.ts'

const adminUrl = process.env.TEST_ADMIN_DATABASE_URL!
const run = randomBytes(4).toString('hex')
const employers = { name: `employers_${run}`, password: "it's p@ss/word" }
const scheduling = { name: `scheduling_${run}`, password: 'another' }

class Schedule extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist')
    this.addSql('create table slot (host text, at tstzrange, exclude using gist (host with =, at with &&))')
    this.addSql(`insert into slot values ('hst_1', '[2026-11-22 09:00Z, 2026-11-22 09:20Z)')`)
  }
}

async function sql(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  await Promise.all([
    provisionDatabases(adminUrl, [employers, scheduling]),
    provisionDatabases(adminUrl, [employers, scheduling]),
  ])
  const orm = await createOrm({ url: accountUrl(adminUrl, scheduling), entities: [], migrations: [Schedule] })
  await migrate(orm)
  await orm.close()
})
afterAll(async () => {
  for (const { name } of [employers, scheduling]) {
    await sql(adminUrl, `drop database if exists ${name} with (force)`)
    await sql(adminUrl, `drop role if exists ${name}`)
  }
})

test('a role owns its database: it makes tables and the extension that exclusion needs', async () => {
  expect(await sql(accountUrl(adminUrl, scheduling), 'select host from slot')).toEqual([{ host: 'hst_1' }])
})

test('a role cannot even connect to the database of another service', async () => {
  const elsewhere = new URL(accountUrl(adminUrl, employers))
  elsewhere.pathname = `/${scheduling.name}`
  await expect(sql(elsewhere.href, 'select 1')).rejects.toThrow(/permission denied for database/)
})

test('a role can neither become another nor make roles and databases', async () => {
  const url = accountUrl(adminUrl, employers)
  await expect(sql(url, `set role ${scheduling.name}`)).rejects.toThrow(/permission denied/)
  await expect(sql(url, 'create database loot')).rejects.toThrow(/permission denied/)
  await expect(sql(url, 'create role thief')).rejects.toThrow(/permission denied/)
})

test('provisioning again keeps the data and sets the password anew', async () => {
  const renewed = { ...scheduling, password: 'renewed' }
  await provisionDatabases(adminUrl, [renewed])
  expect(await sql(accountUrl(adminUrl, renewed), 'select host from slot')).toHaveLength(1)
  await expect(sql(accountUrl(adminUrl, scheduling), 'select 1')).rejects.toThrow(/password authentication failed/)
  await provisionDatabases(adminUrl, [scheduling])
})

test('a name that would need quoting is refused', async () => {
  await expect(provisionDatabases(adminUrl, [{ name: 'x"; drop role y', password: '' }])).rejects.toThrow(/cannot name/)
})
