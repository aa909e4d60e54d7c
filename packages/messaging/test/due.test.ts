import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { systemClock } from '@passerelle/kernel'
import { createOrm, poolOf } from '@passerelle/persistence'
import { fixedClock, type TestDatabase, testDatabase } from '@passerelle/testkit'
import {
  type DueWork,
  due,
  dueKind,
  listParkedDue,
  retryDue,
  startDue,
  undue,
  type WhenDue,
  whenDue,
} from '../src/index.ts'
import { deed, deedsOf, schema, writesDown } from './support/deed.ts'
import { log } from './support/place.ts'
import { startProcess } from './support/start-member.ts'
import { until } from './support/until.ts'

const kind = deed
const act = writesDown()
const monday = new Date('2026-11-30T09:00:00Z')
const tuesday = new Date('2026-12-01T09:00:00Z')
const second = 1_000

let database: TestDatabase
let orm: MikroORM
beforeAll(async () => {
  database = await testDatabase('deeds', schema)
  orm = await createOrm({ url: database.url, ...schema, poolSize: 8 })
})
afterAll(async () => {
  await orm?.close()
  await database?.[Symbol.asyncDispose]()
})
beforeEach(async () => {
  await orm.em.fork().execute('truncate due, deed')
})

const inTransaction = <T>(work: (em: EntityManager) => Promise<T> | T): Promise<T> =>
  orm.em.fork().transactional(async (em) => work(em))
const plan = (key: string, at: Date, words = 'done') =>
  inTransaction((em) => due(em, { kind, key, at, data: { words } }))

/** Acts on what is due by a clock that stands at Monday, until the block ends. */
function acting(acts: readonly WhenDue<never>[] = [act], options: { lease?: number } = {}) {
  const clock = fixedClock(monday)
  const work: DueWork = startDue({ orm, acts, clock, log, ...options })
  return {
    clock,
    work,
    settled: () => until('what is due', () => work.settled()),
    [Symbol.asyncDispose]: () => work.close(),
  }
}

test('what is due happens when its time has come, and once', async () => {
  await using here = acting()
  await plan('a', tuesday)
  await here.settled()
  expect(await deedsOf(orm)).toEqual([])
  here.clock.set(tuesday)
  await here.settled()
  here.clock.advance(second)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['a done'])
})

test('what is said in a transaction that is rolled back never becomes due', async () => {
  await using here = acting()
  const refused = inTransaction(async (em) => {
    due(em, { kind, key: 'a', at: monday, data: { words: 'never' } })
    await em.transactional(async (inner) => due(inner, { kind, key: 'b', at: monday, data: { words: 'never' } }))
    throw new Error('refused')
  })
  await expect(refused).rejects.toThrow('refused')
  await here.settled()
  expect(await deedsOf(orm)).toEqual([])
  expect(() => due(orm.em.fork(), { kind, key: 'a', at: monday, data: { words: '' } })).toThrow('outside a transaction')
})

test('the same kind and key is moved; what is not due any more does not happen', async () => {
  await using here = acting()
  await plan('moved', tuesday, 'early')
  await plan('moved', new Date(tuesday.getTime() + second), 'late')
  await plan('gone', tuesday)
  await inTransaction((em) => undue(em, kind, 'gone'))
  await inTransaction((em) => {
    undue(em, kind, 'again')
    due(em, { kind, key: 'again', at: tuesday, data: { words: 'after all' } })
  })
  here.clock.set(tuesday)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['again after all'])
  here.clock.advance(second)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['again after all', 'moved late'])
})

test('what fails leaves nothing, is tried again later and later, is parked in the end, and holds up nothing else', async () => {
  let broken = true
  const fragile = writesDown(async (key) => {
    if (key === 'bad' && broken) throw new Error('a bug')
  })
  await using here = acting([fragile])
  await plan('bad', monday)
  await plan('good', monday)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['good done'])
  const waits = [1, 5, 30, 120, 600, 3_600, 21_600]
  for (const [n, wait] of waits.entries()) {
    expect(await attemptsOf('bad')).toBe(n + 1)
    here.clock.advance(wait * second - 1)
    await here.settled()
    expect(await attemptsOf('bad')).toBe(n + 1)
    here.clock.advance(1)
    await here.settled()
  }
  const db = await poolOf(orm)
  const [parked, ...others] = await listParkedDue(db)
  expect(await here.work.backlog()).toEqual({ waiting: 0, oldestSeconds: 0, parked: 1 })
  expect(others).toEqual([])
  expect(parked).toMatchObject({ kind: 'deed', key: 'bad', attempts: 8, reason: 'Error: a bug' })
  here.clock.advance(86_400 * second)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['good done'])
  broken = false
  expect(await retryDue(db, 'deed', 'bad')).toBe(true)
  expect(await retryDue(db, 'deed', 'good')).toBe(false)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['good done', 'bad done'])
})

async function attemptsOf(key: string): Promise<number> {
  const [row] = await orm.em.fork().execute<[{ attempts: number }]>('select attempts from due where key = ?', [key])
  return row.attempts
}

test('a fault that passes is tried again at once', async () => {
  const shaky = writesDown(async (_, attempt) => {
    if (faults++ < 2) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    expect(attempt).toBe(1)
  })
  let faults = 0
  await using here = acting([shaky])
  await plan('a', monday)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['a done'])
})

test('what is moved or taken back while it happens does not happen: the effect goes with the claim', async () => {
  const meanwhile: Record<string, () => Promise<unknown>> = {
    moved: () => plan('moved', tuesday, 'later'),
    gone: () => inTransaction((em) => undue(em, kind, 'gone')),
  }
  const slow = writesDown(async (key) => {
    await meanwhile[key]?.()
    delete meanwhile[key]
  })
  await using here = acting([slow])
  await plan('moved', monday, 'at first')
  await plan('gone', monday)
  await here.settled()
  expect(meanwhile).toEqual({})
  expect(await deedsOf(orm)).toEqual([])
  here.clock.set(tuesday)
  await here.settled()
  expect(await deedsOf(orm)).toEqual(['moved later'])
})

test('what acts may say that it is due again', async () => {
  const day = dueKind<{ day: number }>('daily')
  const daily = whenDue(day, async ({ em, key, data, at }) => {
    await em.execute('insert into deed (key, words) values (?, ?)', [key, String(data.day)])
    const next = new Date(at.getTime() + 86_400 * second)
    if (data.day < 3) due(em, { kind: day, key, at: next, data: { day: data.day + 1 } })
  })
  await using here = acting([daily])
  await inTransaction((em) => due(em, { kind: day, key: 'a', at: monday, data: { day: 1 } }))
  for (let day = 1; day <= 4; day++) {
    await here.settled()
    here.clock.advance(86_400 * second)
  }
  expect(await deedsOf(orm)).toEqual(['a 1', 'a 2', 'a 3'])
})

test('what nobody here knows is left for those who do', async () => {
  await using here = acting([whenDue(dueKind('other'), async () => {})])
  await plan('a', monday)
  await here.settled()
  expect(await attemptsOf('a')).toBe(0)
})

test('processes that act side by side do each thing once', async () => {
  const keys = Array.from({ length: 300 }, (_, n) => `key_${n}`)
  await inTransaction((em) => {
    for (const key of keys) due(em, { kind, key, at: new Date(), data: { words: 'once' } })
  })
  await using one = startProcess('due-member.ts', database.url, '60000', 'hasty')
  await using two = startProcess('due-member.ts', database.url, '60000', 'hasty')
  await until('all', async () => (await deedsOf(orm)).length >= keys.length, 40)
  expect(one.received.length).toBeGreaterThan(0)
  expect(two.received.length).toBeGreaterThan(0)
  expect((await deedsOf(orm)).sort()).toEqual(keys.map((key) => `${key} once`).sort())
  const [left] = await orm.em.fork().execute('select count(*)::int as count from due')
  expect(left).toEqual({ count: 0 })
}, 60_000)

test('what a killed process had in hand is done by another, once', async () => {
  await plan('a', new Date())
  await using dying = startProcess('due-member.ts', database.url, '1000', 'patient')
  await until('its effect, not committed', () => dying.received.length === 1)
  dying.signal('SIGKILL')
  const work = startDue({ orm, acts: [act], clock: systemClock, log, lease: 1_000 })
  await until('the other', () => work.settled())
  await work.close()
  expect(await deedsOf(orm)).toEqual(['a done'])
}, 60_000)

test('a process that was stopped and wakes up too late undoes its effect', async () => {
  await plan('a', new Date())
  await using late = startProcess('due-member.ts', database.url, '1000', 'patient')
  await until('its effect, not committed', () => late.received.length === 1)
  late.signal('SIGSTOP')
  const work = startDue({ orm, acts: [act], clock: systemClock, log, lease: 1_000 })
  await until('the other', () => work.settled())
  await work.close()
  late.signal('SIGCONT')
  late.goOn()
  await plan('b', new Date())
  await until('the late one to go on', () => {
    late.goOn()
    return late.received.includes('b')
  })
  await until('b', async () => {
    late.goOn()
    return (await deedsOf(orm)).length === 2
  })
  expect(await deedsOf(orm)).toEqual(['a done', 'b done'])
}, 60_000)
