import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Client } from 'pg'
import { openPlace, type Place } from '../packages/messaging/test/support/place.ts'
import { insertRow } from '../packages/messaging/test/support/sessions.ts'

let place: Place
let db: Client
beforeAll(async () => {
  place = await openPlace()
  db = place.also(Object.assign(new Client({ connectionString: place.url }), { close: () => db.end() }))
  await db.connect()
})
afterAll(async () => {
  await place?.[Symbol.asyncDispose]()
})

function run(script: string, ...words: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: place.url, NODE_OPTIONS: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, script), ...words], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr })
    })
  })
}

test('EV-04 an operator lists, releases and skips what could not be sent', async () => {
  expect(await run('outbox.ts', 'list')).toEqual({ code: 0, said: 'No key is parked.\n' })
  await insertRow(db, 'bad', 1)
  await insertRow(db, 'bad', 2)
  const park = () =>
    db.query(`update outbox set parked_at = now(), last_error = 'too large' where id = (select min(id) from outbox
      where published_at is null)`)
  await park()
  expect((await run('outbox.ts', 'list')).said).toMatch(/bad .* 1 behind\n.*too large/)
  expect((await run('outbox.ts', 'release', 'bad')).said).toBe('bad is sent again.\n')
  await park()
  expect((await run('outbox.ts', 'skip', 'bad', '--reason', 'on paper')).said).toMatch(/never sent/)
  expect((await run('outbox.ts', 'release', 'bad')).said).toBe('bad is not parked.\n')
  expect(await run('outbox.ts', 'skip', 'bad')).toMatchObject({ code: 2, said: expect.stringMatching(/--reason/) })
})

test('EV-04 an operator lists, retries and skips what could not be handled', async () => {
  await db.query(
    `insert into inbox_parked (consumer, event_id, topic, partition_key, headers, value, last_error)
     select 'reader', n::text, 'notes', 'bad', '{}', '', 'a bug' from generate_series(1, 3) n`,
  )
  expect((await run('inbox.ts', 'list')).said).toMatch(/reader {2}notes {2}bad .* 2 behind\n.*a bug/)
  expect((await run('inbox.ts', 'retry', 'reader', 'notes', 'bad')).said).toMatch(/^3 to be retried/)
  expect((await run('inbox.ts', 'list')).said).toMatch(/to be retried/)
  expect((await run('inbox.ts', 'skip', 'reader', 'notes', 'bad', '--reason', 'gone')).said).toMatch(/^1 never takes/)
  expect((await run('inbox.ts', 'retry', 'reader', 'notes', 'good')).said).toBe('good is not parked.\n')
})

test('an operator lists, retries and drops what was due and failed', async () => {
  await db.query(
    `insert into due (kind, key, at, data, attempts, try_at, last_error, parked_at)
     select 'expiry', n::text, now(), '{}', 8, now(), 'a bug', now() from generate_series(1, 2) n`,
  )
  expect((await run('due.ts', 'list')).said).toMatch(/expiry {2}1 {2}was due .*\n.*8 attempts: a bug/)
  expect((await run('due.ts', 'retry', 'expiry', '1')).said).toBe('expiry 1 is tried again.\n')
  expect((await run('due.ts', 'drop', 'expiry', '1')).said).toBe('expiry 1 is not parked.\n')
  expect((await run('due.ts', 'drop', 'expiry', '2')).said).toBe('expiry 2 never happens.\n')
  expect((await run('due.ts', 'list')).said).toBe('Nothing is parked.\n')
  expect(await run('due.ts', 'retry', 'expiry')).toMatchObject({ code: 2 })
})
