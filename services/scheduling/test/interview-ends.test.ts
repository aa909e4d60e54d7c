import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { eventCancelled } from '@passerelle/contracts'
import { createOrm } from '@passerelle/persistence'
import { type Fair, say, startFair } from './fair.ts'

const startOfTime = '2026-11-22T09:00:00Z'

let fair: Fair
let orm: Awaited<ReturnType<typeof createOrm>>
beforeAll(async () => {
  fair = await startFair()
  orm = await createOrm({ url: fair.database.url, entities: [], migrations: [] })
})
beforeEach(async () => {
  fair.clock.set(startOfTime)
  await query('truncate due')
})
afterAll(async () => {
  await orm?.close()
  await fair?.[Symbol.asyncDispose]()
})

const query = <Row extends object>(sql: string, values: unknown[] = []) => orm.em.fork().execute<Row[]>(sql, values)
const dueNow = () => query(`select key, ${seconds('at')} as at from due order by at, key`)
const seconds = (column: string) => `extract(epoch from ${column})::integer`
const statusOf = async (id: string) =>
  (await query<{ status: string }>('select status from interview where id = ?', [id]))[0]!.status
const endOf = (startsAt: string) => Date.parse(startsAt) / 1_000 + 20 * 60
async function comes(second: number): Promise<void> {
  fair.clock.set(new Date(second * 1_000).toISOString())
  await fair.settled()
}

async function booked(count: number) {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const talents = await fair.talents(event, count)
  const ids: string[] = []
  for (const [i, talent] of talents.entries())
    ids.push((await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[i] })).id)
  return { event, host, ids }
}

test('an interview is completed when its time is over, and not a second before, also when it was moved', async () => {
  const { host, ids } = await booked(1)
  const [id, first, later] = [ids[0]!, endOf(host.slots[0]!), endOf(host.slots[2]!)]
  expect(await dueNow()).toEqual([{ key: id, at: first }])
  await say(fair, host, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[2] })
  expect(await dueNow()).toEqual([{ key: id, at: later }])
  await comes(first)
  expect(await statusOf(id)).toBe('CONFIRMED')
  await comes(later - 1)
  expect(await statusOf(id)).toBe('CONFIRMED')
  await comes(later)
  expect(await statusOf(id)).toBe('COMPLETED')
  expect(await query('select from occupancy where interview_id = ?', [id])).toEqual([])
  expect(await dueNow()).toEqual([])
})

test('nothing is due of a request, nor of an interview that is cancelled or whose fair is called off', async () => {
  const { event, host, ids } = await booked(2)
  await say(fair, host, 'cancelInterview', { interviewId: ids[0] })
  expect(await dueNow()).toEqual([{ key: ids[1], at: endOf(host.slots[1]!) }])
  await fair.rest.says(eventCancelled, { ...event, state: 'CANCELLED' })
  await fair.settled()
  expect(await dueNow()).toEqual([])

  const other = await fair.event()
  const luc = await fair.host(other, {}, 'Luc Bravo', 'Bravo')
  const ines = await fair.talent(other)
  const interviewId = await fair.accepted(luc, ines)
  expect(await dueNow()).toEqual([])
  await say(fair, ines, 'chooseSlot', { interviewId, startsAt: luc.slots[0] })
  expect(await dueNow()).toEqual([{ key: interviewId, at: endOf(luc.slots[0]!) }])
})

test('an interview that cannot be completed holds up no other, and is due again later', async () => {
  const { host, ids } = await booked(3)
  const [broken, ...others] = ids as [string, string, string]
  const history = (is: string) => query('update interview set history = ?::jsonb where id = ?', [is, broken])
  await history('{}')
  const end = endOf(host.slots[2]!)
  await comes(end)
  expect(await statusOf(broken)).toBe('CONFIRMED')
  expect(await Promise.all(others.map(statusOf))).toEqual(['COMPLETED', 'COMPLETED'])
  expect(await query('select key, attempts, last_error from due')).toEqual([
    { key: broken, attempts: 1, last_error: expect.stringContaining('TypeError') },
  ])
  await history('[]')
  await comes(end + 1)
  expect(await statusOf(broken)).toBe('COMPLETED')
})
