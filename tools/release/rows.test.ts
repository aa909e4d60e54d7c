import { afterAll, expect, test } from '@jest/globals'
import { testDatabase } from '@passerelle/testkit'
import pg from 'pg'
import { serviceNames } from '../../house/keeper/secrets.ts'
import { loadRows, rowsAsText } from './rows.ts'
import { releasedRows } from './state.ts'

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

const tables = `
  create table room (id text primary key, seats integer not null, note text, upper text generated always as (upper(id)) stored);
  create table slot (
    id bigint generated always as identity primary key, room text not null references room, starts timestamptz not null,
    data bytea not null, tags text[] not null, facts jsonb);
  create table reply_key (id integer primary key, key text not null)`

async function database(): Promise<{ url: string; client: pg.Client }> {
  const { url } = stack.use(await testDatabase('rows', { entities: [], migrations: [] }))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  stack.defer(() => client.end())
  await client.query(tables)
  return { url, client }
}

test('OP-06 rows written as text and loaded elsewhere are the same rows, and secrets are none', async () => {
  const one = await database()
  await one.client.query(`
    insert into reply_key values (1, 'ab12-cd');
    insert into room (id, seats, note) values ('b', 3, null), ('a', 2, E'l’été\\n"œuvre"');
    insert into slot (room, starts, data, tags, facts)
      values ('a', '2026-12-03T09:00:00.123456+01:00', '\\x00ff', '{"x y",z}', '{"n": null, "at": [1, 2.5]}'), ('b', 'infinity', '', '{}', null)`)
  const text = await rowsAsText(one.url)
  expect(text).toContain('{"table":"reply_key","columns":["id","key"]}\n[1,"0000-00"]\n')

  const other = await database()
  await other.client.query(`insert into room values ('old', 1); insert into migration (name) values ('kept')`)
  await loadRows(other.url, text)
  expect(await rowsAsText(other.url)).toBe(text)
  expect((await other.client.query('select name from migration')).rows).toEqual([{ name: 'kept' }])
  const slots = 'select *, extract(microseconds from starts) from slot order by id'
  expect((await other.client.query(slots)).rows).toEqual((await one.client.query(slots)).rows)
  const next = `insert into slot (room, starts, data, tags) values ('a', now(), '', '{}') returning id`
  expect((await other.client.query(next)).rows).toEqual([{ id: '3' }])
})

/** Tables whose key is a name of its row. */
const named = ['due', 'staff_member_projection']

test.each(serviceNames)('OP-06 the released rows of %s hold no secret', (service) => {
  let secrets: number[] = []
  for (const line of releasedRows()
    .of[service].trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))) {
    if (Array.isArray(line)) for (const index of secrets) expect(line[index]).toMatch(/^[0-]+$/)
    else
      secrets = line.columns.flatMap((name: string, index: number) =>
        /secret$|password|token$|^key$/.test(name) && !(name === 'key' && named.includes(line.table)) ? [index] : [],
      )
  }
})
