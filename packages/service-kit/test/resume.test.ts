import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pruneJournal } from '@passerelle/journal'
import { newId } from '@passerelle/kernel'
import { chance, draws, seedOfRun } from '@passerelle/testkit/dice'
import pg from 'pg'
import type { GraphqlServer } from '../src/index.ts'
import { type Diary, reader, startDiary, type Told } from './diary-service.ts'

let diary: Diary
let replicas: [GraphqlServer, GraphqlServer]
beforeAll(async () => {
  diary = await startDiary()
  replicas = [await diary.replica(), await diary.replica()]
})
afterAll(async () => diary[Symbol.asyncDispose]())

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const numberOf = (told: Told) => told.data?.lineWritten?.number

test('BY-13 cuts at random in a burst of events: nothing missing, nothing twice, order kept', async () => {
  const dice = chance(seedOfRun, 'cuts')
  const school = newId('sch')
  const total = draws(20_000)
  await diary.write(school, [1])
  const heard = [1]
  let [cursor] = await diary.cursors(school, 1)
  const cuts = new Set<number>()
  while (cuts.size < draws(200)) cuts.add(2 + dice.below(total - 2))
  const burst = (async () => {
    for (let from = 2; from <= total; ) {
      const to = Math.min(total, from + dice.below(100))
      await diary.write(school, range(from, to))
      from = to + 1
    }
  })()
  let sessions = 0
  while (heard.at(-1)! < total) {
    const one = reader(dice.pick(replicas).url, school)
    sessions++
    try {
      for await (const told of await one.listen(cursor)) {
        heard.push(numberOf(told)!)
        cursor = told.extensions!.cursor
        if (heard.at(-1) === total) break
        if (!cuts.delete(heard.at(-1)!)) continue
        one.cut()
        break
      }
    } catch {
      // The socket was cut.
    }
    await one.close()
  }
  await burst
  expect(sessions).toBeGreaterThan(draws(200))
  expect(heard).toEqual(range(1, total))
}, 300_000)

test('BY-13 events carry cursors; the gateway may continue a stream with one that counts instead of the argument', async () => {
  const school = newId('sch')
  await diary.write(school, range(1, 4))
  const cursors = await diary.cursors(school, 4)
  const one = reader(replicas[0].url, school)
  const moved = await one.listen(cursors[0], { after: cursors[2] })
  expect((await moved.next()).value).toEqual({
    data: { lineWritten: { number: 4 } },
    extensions: { cursor: cursors[3] },
  })
  await one.close()
})

test('AC-04 rights withdrawn in mid-stream end it, and a new one with the cursor is refused', async () => {
  const school = newId('sch')
  await diary.write(school, [1, 2])
  const [cursor] = await diary.cursors(school, 1)
  const one = reader(replicas[0].url, school)
  const events = await one.listen(cursor)
  expect(numberOf((await events.next()).value)).toBe(2)
  await one.renew({ sub: 'per_1' })
  await diary.write(school, [3])
  const forbidden = { errors: [{ extensions: { code: 'FORBIDDEN' } }] }
  expect((await events.next()).value).toMatchObject(forbidden)
  expect((await events.next()).done).toBe(true)
  await one.close()
  const nobody = reader(replicas[0].url, school, [])
  expect((await (await nobody.listen(cursor)).next()).value).toMatchObject(forbidden)
  await nobody.close()
})

test('AC-04 what one may not see is left out of what was missed, too', async () => {
  const school = newId('sch')
  await diary.write(school, [1])
  await diary.write(school, [2, 3], true)
  await diary.write(school, [4])
  const [cursor] = await diary.cursors(school, 1)
  const one = reader(replicas[1].url, school)
  expect(numberOf((await (await one.listen(cursor)).next()).value)).toBe(4)
  await one.close()
})

test('BY-13 an expired cursor is told the oldest that works, a foreign or damaged one that it is none', async () => {
  const school = newId('sch')
  await diary.write(school, range(1, 5))
  const cursors = await diary.cursors(school, 5)
  const db = new pg.Pool({ connectionString: diary.database.url, max: 1 })
  await db.query(
    `update journal_entry set recorded_at = now() - interval '40 days' where stream = $1 and position < 4`,
    [school],
  )
  await pruneJournal(db)
  await db.end()
  const answerTo = async (after: string) => {
    const one = reader(replicas[1].url, school)
    const { value } = await (await one.listen(after)).next()
    await one.close()
    return value as Told
  }
  const expired = (await answerTo(cursors[0]!)).errors
  expect(expired).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED', oldestCursor: cursors[2] } }])
  expect(numberOf(await answerTo(cursors[2]!))).toBe(4)
  const other = newId('sch')
  await diary.write(other, [1])
  const [foreign] = await diary.cursors(other, 1)
  for (const bad of [foreign!, 'WzFd', '', '💥', 'A'.repeat(5000)]) {
    expect((await answerTo(bad)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  }
})

test('BY-13 a process that stops breaks its streams instead of completing them, and the other goes on', async () => {
  const school = newId('sch')
  await diary.write(school, [1])
  const third = await diary.replica()
  const [cursor] = await diary.cursors(school, 1)
  const one = reader(third.url, school)
  const events = await one.listen(cursor)
  await diary.write(school, [2])
  await events.next()
  const broken = expect(events.next()).rejects.toMatchObject({ code: 1001 })
  await third.close()
  await broken
  await one.close()
  const two = reader(replicas[0].url, school)
  expect(numberOf((await (await two.listen(cursor)).next()).value)).toBe(2)
  await two.close()
})
