import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { BadCursor } from '@passerelle/kernel'
import { poolOf } from '@passerelle/persistence'
import { openSessions } from '../../messaging/test/support/sessions.ts'
import { until } from '../../messaging/test/support/until.ts'
import { CursorExpired, type Journal, pruneJournal, record } from '../src/index.ts'
import { readStretch } from '../src/read.ts'
import { type Diary, linesOf, openDiary, take } from './support/diary.ts'

let diary: Diary
let journal: Journal
beforeEach(async () => {
  diary = await openDiary()
  journal = diary.journal()
})
afterEach(async () => diary[Symbol.asyncDispose]())

const numbered = (count: number, from = 1) => Array.from({ length: count }, (_, i) => `line ${from + i}`)

test('BY-13 control: a cursor on a bigserial loses what commits late', async () => {
  await using opened = await openSessions(diary.url, 2)
  const [slow, fast] = opened.sessions
  await slow!.query('create table tempting (id bigserial primary key, line text)')
  let cursor = '0'
  const read = async () => {
    const { rows } = await fast!.query('select id, line from tempting where id > $1 order by id', [cursor])
    cursor = rows.at(-1)?.id ?? cursor
    return rows.map(({ line }) => line)
  }
  await slow!.query('begin')
  await slow!.query(`insert into tempting (line) values ('slow')`)
  await fast!.query(`insert into tempting (line) values ('fast')`)
  expect(await read()).toEqual(['fast'])
  await slow!.query('commit')
  expect(await read()).toEqual([])
})

test('BY-13 a transaction that commits late is behind the cursor of everybody who has read before', async () => {
  const entries = await journal.listen('diary')
  const fast = Promise.withResolvers<void>()
  const slow: Promise<void> = diary.orm.em.fork().transactional(async (em) => {
    record(em, { stream: 'diary', eventId: 'slow', addresses: [], data: {}, occurredAt: new Date() })
    await em.execute('select 1')
    await fast.promise
  })
  await diary.write('diary', ['fast'])
  expect(linesOf(await take(entries, 1))).toEqual(['fast'])
  fast.resolve()
  await slow
  expect(linesOf(await take(entries, 1))).toEqual(['slow'])
})

test('BY-13 between taking a position and its commit nobody takes the next one', async () => {
  await diary.write('diary', ['first'])
  await using opened = await openSessions(diary.url, 2)
  const [slow, watcher] = opened.sessions
  await slow!.query('begin')
  await slow!.query(`update journal_stream set head = head + 1 where stream = 'diary'`)
  let written = false
  const fast = diary.write('diary', ['fast']).then(() => {
    written = true
  })
  const waits = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  await until('the second to wait for the first', async () => (await watcher!.query(waits)).rowCount === 1)
  expect(written).toBe(false)
  await slow!.query('rollback')
  await fast
  const entries = await journal.read('diary', { limit: 10 })
  expect(entries.map(({ position, eventId }) => [position, eventId])).toEqual([
    [1, 'first'],
    [2, 'fast'],
  ])
})

test('BY-13 what is rolled back was never recorded, and leaves no gap', async () => {
  const lost = diary.orm.em.fork().transactional(async (em) => {
    record(em, { stream: 'diary', eventId: 'lost', addresses: [], data: {}, occurredAt: new Date() })
    await em.transactional(async (inner) => {
      record(inner, { stream: 'diary', eventId: 'lost too', addresses: [], data: {}, occurredAt: new Date() })
    })
    throw new Error('no')
  })
  await expect(lost).rejects.toThrow('no')
  await diary.write('diary', ['kept'])
  expect((await journal.read('diary', { limit: 10 })).map(({ position, eventId }) => `${position} ${eventId}`)).toEqual(
    ['1 kept'],
  )
})

test('BY-13 listeners of two processes who join anywhere while eight writers write get each line once, in one order', async () => {
  const processes = [journal, diary.journal()]
  await diary.write('diary', numbered(300))
  const cursors = (await journal.read('diary', { limit: 300 })).map(({ cursor }) => cursor)
  const total = 300 + 8 * 16 * 5
  const heard: Promise<string[]>[] = []
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let turn = 0; turn < 16; turn++) {
      await diary.write('diary', numbered(5, 1000 * (writer + 1) + 5 * turn))
      if (turn % 4 !== 0) continue
      const at = (writer * 97 + turn * 13) % 300
      const listen = async () => {
        const entries = await processes[turn % 8 === 0 ? 0 : 1]!.listen('diary', { after: cursors[at] })
        return linesOf(await take(entries, total - at - 1))
      }
      heard.push(listen())
    }
  })
  await Promise.all(writers)
  const all: string[] = []
  for (let after: string | undefined; all.length < total; ) {
    const page = await journal.read('diary', { after, limit: 500 })
    all.push(...linesOf(page))
    after = page.at(-1)?.cursor
  }
  expect(new Set(all).size).toBe(total)
  for (const lines of await Promise.all(heard)) expect(lines).toEqual(all.slice(total - lines.length))
})

test('BY-13 a listener who does not read for a while loses nothing, and is not kept in memory', async () => {
  const entries = await journal.listen('diary')
  const other = await journal.listen('diary')
  for (let turn = 0; turn < 6; turn++) await diary.write('diary', numbered(500, turn * 500 + 1))
  expect(linesOf(await take(other, 3000))).toEqual(numbered(3000))
  expect(linesOf(await take(entries, 3000))).toEqual(numbered(3000))
  await diary.write('diary', ['afterwards'])
  expect(linesOf(await take(entries, 1))).toEqual(['afterwards'])
})

test('AC-04 a listener is told what is addressed to it, once, and nothing of others', async () => {
  await diary.write('diary', ['mine'], ['me', 'my team'])
  await diary.write('diary', ['theirs'], ['them'])
  const entries = await journal.listen('diary', { addresses: ['me', 'my team'], after: 'oldest' })
  expect(linesOf(await take(entries, 1))).toEqual(['mine'])
  await diary.write('diary', ['theirs again'], ['them'])
  await diary.write('diary', ['mine again'], ['my team', 'me'])
  await diary.write('diary', ['last'], ['me'])
  expect(linesOf(await take(entries, 2))).toEqual(['mine again', 'last'])
})

test('AC-04 a listener reads nothing of others from the database', async () => {
  for (let turn = 0; turn < 8; turn++) await diary.write('diary', numbered(500, turn * 500), [`other ${turn}`])
  await diary.write('diary', ['mine'], ['me', 'my team'])
  await diary.orm.em.execute('analyze journal_stream, journal_entry, journal_address')
  const pool = await poolOf(diary.orm)
  let plan = ''
  const explaining = {
    query: async (sql: string, parameters: unknown[]) => {
      plan = JSON.stringify((await pool.query(`explain (analyze, format json) ${sql}`, parameters)).rows)
      return { rows: [] }
    },
  }
  await readStretch(explaining as never, 'diary', 0, ['me', 'my team'], 500)
  expect(plan).not.toContain('Seq Scan on journal_entry')
  const rows = [...plan.matchAll(/"Actual Rows":([\d.]+)/g)].map(([, count]) => Number(count))
  expect(Math.max(...rows)).toBeLessThan(20)
})

test('BY-13 a thousand listeners are told by one query', async () => {
  const pool = await poolOf(diary.orm)
  const listeners = await Promise.all(
    Array.from({ length: 1000 }, (_, i) => journal.listen('diary', { addresses: [`person ${i}`] })),
  )
  let queries = 0
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
  pool.query = ((...args: unknown[]) => {
    queries++
    return query(...args)
  }) as never
  const all = Array.from({ length: 1000 }, (_, i) => `person ${i}`)
  await diary.write('diary', ['to all'], all)
  for (const listener of listeners) expect(linesOf(await take(listener, 1))).toEqual(['to all'])
  expect(queries).toBeLessThan(50)
})

test('BY-13 a cursor that is too old says so and gives the oldest that works; one of another stream is refused', async () => {
  await diary.write('diary', numbered(2500), ['me'])
  await diary.write('elsewhere', ['there'])
  const entries = await journal.read('diary', { limit: 2500 })
  await diary.orm.em.execute(
    `update journal_entry set recorded_at = now() - interval '31 days' where stream = 'diary' and position <= 2200`,
  )
  const slow = await journal.listen('diary', { after: entries[0]!.cursor })
  expect(await pruneJournal(await poolOf(diary.orm), 30)).toBe(2200)
  expect(linesOf(await journal.read('diary', { limit: 1 }))).toEqual(['line 2201'])
  const left = await diary.orm.em.execute<{ count: number }[]>('select count(*)::int from journal_address')
  expect(left).toEqual([{ count: 300 }])

  const expired = await journal.listen('diary', { after: entries[2198]!.cursor }).catch((error) => error)
  expect(expired).toBeInstanceOf(CursorExpired)
  const again = await journal.listen('diary', { after: expired.oldestCursor })
  expect(linesOf(await take(again, 300))).toEqual(numbered(300, 2201))
  expect(expired.oldestCursor).toBe(entries[2199]!.cursor)
  // One who was reading when it was forgotten is told, too, and not led over the gap.
  await expect(take(slow, 2499)).rejects.toThrow(CursorExpired)

  const [there] = await journal.read('elsewhere', { limit: 1 })
  const { cursor } = entries[2300]!
  const changed = `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`
  for (const foreign of [there!.cursor, 'x', '', `${cursor}A`, changed]) {
    await expect(journal.listen('diary', { after: foreign })).rejects.toThrow(BadCursor)
    await expect(journal.read('diary', { after: foreign, limit: 1 })).rejects.toThrow(BadCursor)
  }
  await expect(journal.listen('nothing yet', { after: there!.cursor })).rejects.toThrow(BadCursor)
})

test('BY-13 after a restore from a backup, a cursor ahead of it is told that it no longer works', async () => {
  await diary.write('diary', numbered(10))
  const entries = await journal.read('diary', { limit: 10 })
  await diary.orm.em.execute(`delete from journal_entry where position > 5; update journal_stream set head = 5`)
  await expect(journal.listen('diary', { after: entries[9]!.cursor })).rejects.toThrow(CursorExpired)
})

test('BY-13 an entry keeps what was recorded and when it happened', async () => {
  const entry = { stream: 'diary', eventId: 'one', addresses: ['me'], data: { a: [1, 'x'] } }
  const occurredAt = new Date('2026-03-02T08:00:00.123Z')
  await diary.orm.em.fork().transactional(async (em) => record(em, { ...entry, occurredAt }))
  const [read] = await journal.read('diary', { limit: 1 })
  expect(read).toMatchObject({ ...entry, occurredAt, position: 1 })
})

test('BY-13 cursors say nothing of how much happens', async () => {
  await diary.write('diary', numbered(50))
  const cursors = (await journal.read('diary', { limit: 50 })).map(({ cursor }) => cursor)
  expect(new Set(cursors).size).toBe(50)
  expect(cursors.every((cursor) => /^[\w-]{22}$/.test(cursor))).toBe(true)
  const prefixes = new Set(cursors.map((cursor) => cursor.slice(0, 4)))
  expect(prefixes.size).toBe(50)
})

test('BY-13 a listener leaves at once, also while nothing happens', async () => {
  const entries = await journal.listen('diary')
  const waiting = entries.next()
  await entries.return?.()
  expect((await waiting).done).toBe(true)
  const late = await journal.listen('diary')
  const closing = late.next()
  await journal.close()
  expect((await closing).done).toBe(true)
})
