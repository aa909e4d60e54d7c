import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

async function booked() {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const [ines, hugo] = await fair.talents(event, 2)
  const { id } = await say(fair, ines!, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  return { event, host, ines: ines!, hugo: hugo!, id: id as string }
}

test('TS-29 both sides may reschedule', async () => {
  const { host, ines, id } = await booked()
  const byTalent = await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[1] })
  expect(byTalent).toMatchObject({ id, status: 'CONFIRMED', sequence: 1, slot: { startsAt: host.slots[1] } })
  const byHost = await say(fair, host, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[2] })
  expect(byHost).toMatchObject({ sequence: 2, slot: { startsAt: host.slots[2] }, history: { totalCount: 3 } })
})

test('TS-28 the slot that a move leaves is free at once', async () => {
  const { host, ines, hugo, id } = await booked()
  await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[1] })
  const other = await say(fair, hugo, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(other).toMatchObject({ status: 'CONFIRMED' })
  const taken = await say(fair, host, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[0] })
  expect(taken).toMatchObject({ __typename: 'SlotTaken' })
})

test('rescheduling to the time it has already changes nothing, so a client may repeat it', async () => {
  const { host, ines, id } = await booked()
  const same = await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[0] })
  expect(same).toMatchObject({ status: 'CONFIRMED', sequence: 0, history: { totalCount: 1 } })
})

test('TS-30 a refused move keeps the old slot, and a busy talent is not told on', async () => {
  const { event, host, ines, id } = await booked()
  const luc = await fair.host(event, { bookingMode: 'DIRECT' }, 'Luc Bravo', 'Bravo')
  await say(fair, ines, 'bookSlot', { hostId: luc.hostId, startsAt: luc.slots[3] })
  const byHost = await say(fair, host, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[3] })
  expect(byHost).toMatchObject({ __typename: 'TimeConflict', busyFrom: null, busyTo: null })
  const byTalent = await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[3] })
  expect(byTalent).toMatchObject({ __typename: 'TimeConflict', busyFrom: host.slots[3] })
  const { interview } = await fair.api
    .as(ines)
    .query('query ($id: ID!) { interview(id: $id) { slot { startsAt } host { openSlotCount } } }', { id })
  expect(interview).toEqual({ slot: { startsAt: host.slots[0] }, host: { openSlotCount: host.slots.length - 1 } })
})

test('TS-29 both sides may cancel, once', async () => {
  for (const side of ['ines', 'host'] as const) {
    const { [side]: who, host, id } = await booked()
    const cancelled = await say(fair, who, 'cancelInterview', { interviewId: id, reason: 'Empêchement' })
    expect(cancelled).toMatchObject({ status: 'CANCELLED', sequence: 1, reason: 'Empêchement', viewerActions: [] })
    expect(cancelled.slot.startsAt).toBe(host.slots[0])
    const again = await say(fair, who, 'cancelInterview', { interviewId: id })
    expect(again).toMatchObject({ __typename: 'WrongState', status: 'CANCELLED' })
  }
})

test('TS-28 the slot of a cancelled interview is free at once', async () => {
  const { host, ines, hugo, id } = await booked()
  await say(fair, ines, 'cancelInterview', { interviewId: id })
  const other = await say(fair, hugo, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(other).toMatchObject({ status: 'CONFIRMED' })
})

test('TS-29 both sides may cancel in scheduling', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  const [first, second] = [await fair.accepted(host, ines), await fair.accepted(host, hugo)]
  expect(await say(fair, ines, 'cancelInterview', { interviewId: first })).toMatchObject({ status: 'CANCELLED' })
  expect(await say(fair, host, 'cancelInterview', { interviewId: second })).toMatchObject({ status: 'CANCELLED' })
})

test('GQ-05 the steps of an interview are a list of pages, oldest first', async () => {
  const { host, ines, id } = await booked()
  for (const slot of [1, 2]) {
    await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[slot] })
  }
  const page = async (after: string | null) => {
    const query = `query ($id: ID!, $after: String) { interview(id: $id) {
      history(first: 2, after: $after) { totalCount nodes { slot { startsAt } } pageInfo { hasNextPage endCursor } } } }`
    return (await fair.api.as(ines).query(query, { id, after })).interview.history
  }
  const first = await page(null)
  const second = await page(first.pageInfo.endCursor)
  const starts = [...first.nodes, ...second.nodes].map((step: { slot: { startsAt: string } }) => step.slot.startsAt)
  expect(starts).toEqual(host.slots.slice(0, 3))
  expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([3, true, false])
})

test('GQ-05 free slots are asked for by 31 days at most', async () => {
  const { host } = await booked()
  const query = `query ($id: ID!, $from: DateTime, $to: DateTime) { host(id: $id) { slots(from: $from, to: $to) { startsAt } } }`
  const slots = (from: string | null, to: string | null) => fair.api.as(host).ask(query, { id: host.hostId, from, to })
  const tooLong = await slots('2026-12-01T00:00:00Z', '2027-01-01T00:00:01Z')
  expect(tooLong.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  const before = await slots('2026-11-02T00:00:00Z', null)
  expect(before.data?.host.slots).toEqual([])
  const month = await slots('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z')
  expect(month.data?.host.slots).toHaveLength(host.slots.length - 1)
})
