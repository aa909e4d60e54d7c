import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  boothClosed,
  type EventState,
  eventCancelled,
  eventChanged,
  interviewCancelled,
  interviewFacts,
  interviewsCalledOff,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { until } from '@passerelle/testkit'
import { type Fair, say, startFair, type Talent, whileWriting } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const direct = { bookingMode: 'DIRECT' }
const twoDays = {
  days: [
    { date: '2026-12-03', opensAt: '09:00', closesAt: '12:00' },
    { date: '2026-12-04', opensAt: '09:00', closesAt: '12:00' },
  ],
}
type Standing = { status: string; cancellationCause: string | null; slot: { startsAt: string } | null }

async function standing(talent: Talent, event: EventState): Promise<Standing[]> {
  const { _entities } = await fair.api.as(talent).query(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Event { myInterviews(orderBy: EARLIEST) {
      nodes { status cancellationCause slot { startsAt } } } } } }`,
    { r: [{ __typename: 'Event', id: event.id }] },
  )
  return _entities[0].myInterviews.nodes
}

test('SI-01 a day that is taken out of a fair takes its interviews along, and no other', async () => {
  const event = await fair.event(twoDays)
  const host = await fair.host(event, direct)
  const [first, second] = [await fair.talent(event), await fair.talent(event, 'Second')]
  await say(fair, first, 'bookSlot', { hostId: host.hostId, startsAt: host.slots.at(0) })
  await say(fair, second, 'bookSlot', { hostId: host.hostId, startsAt: host.slots.at(-1) })
  await fair.changed(event, { days: [event.days[0]!] })
  expect(await standing(first, event)).toMatchObject([{ status: 'CONFIRMED', cancellationCause: null }])
  expect(await standing(second, event)).toMatchObject([{ status: 'CANCELLED', cancellationCause: 'EVENT_CHANGED' }])
})

test('SI-01 hours that are taken out of a day take the interviews in them along', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const [early, late] = [await fair.talent(event), await fair.talent(event, 'Late')]
  await say(fair, early, 'bookSlot', { hostId: host.hostId, startsAt: '2026-12-03T08:20:00.000Z' })
  await say(fair, late, 'bookSlot', { hostId: host.hostId, startsAt: '2026-12-03T08:40:00.000Z' })
  await fair.changed(event, { days: [{ ...event.days[0]!, closesAt: '09:59' }] })
  expect(await standing(early, event)).toMatchObject([{ status: 'CONFIRMED' }])
  expect(await standing(late, event)).toMatchObject([{ status: 'CANCELLED', cancellationCause: 'EVENT_CHANGED' }])
})

test('SI-01 a length that is taken out takes its interviews along, and its slots', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const talent = await fair.talent(event)
  await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  await fair.changed(event, { durations: [30] })
  expect(await standing(talent, event)).toMatchObject([{ status: 'CANCELLED', cancellationCause: 'EVENT_CHANGED' }])
  const again = await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(again).toMatchObject({ code: 'NO_SLOT_AVAILABLE' })
})

test('SI-01 another name takes nothing away, nor does a day more', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const talent = await fair.talent(event)
  await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  await fair.changed(event, { name: 'Grand forum', ...twoDays, durations: [10, 20, 30] })
  expect(await standing(talent, event)).toMatchObject([{ status: 'CONFIRMED' }])
})

test('SI-01 who only asks, or may choose a slot, goes on when a day is taken out', async () => {
  const event = await fair.event(twoDays)
  const host = await fair.host(event)
  const [asking, choosing] = [await fair.talent(event), await fair.talent(event, 'Choosing')]
  await say(fair, asking, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  await fair.accepted(host, choosing)
  await fair.changed(event, { days: [event.days[0]!] })
  expect(await standing(asking, event)).toMatchObject([{ status: 'REQUESTED' }])
  expect(await standing(choosing, event)).toMatchObject([{ status: 'IN_SCHEDULING' }])
})

test('TS-28 the time of an interview that is taken away is free for both, elsewhere', async () => {
  const [event, other] = [await fair.event(twoDays), await fair.event(twoDays)]
  const [host, elsewhere] = [await fair.host(event, direct), await fair.host(other, direct)]
  const talent = await fair.talent(event)
  await fair.registers(other, talent)
  await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots.at(-1) })
  await fair.changed(event, { days: [event.days[0]!] })
  const booked = await say(fair, talent, 'bookSlot', { hostId: elsewhere.hostId, startsAt: host.slots.at(-1) })
  expect(booked).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-02 the credit of an interview that is taken away comes back', async () => {
  const event = await fair.event({ ...twoDays, creditsPerParticipant: 1 })
  const host = await fair.host(event, direct)
  const talent = await fair.talent(event)
  await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots.at(-1) })
  await fair.changed(event, { days: [event.days[0]!] })
  const again = await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(again).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 a company that closes its booth takes its interviews there along, and nobody else’s', async () => {
  const event = await fair.event()
  const [leaving, staying] = [await fair.host(event, direct), await fair.host(event, direct, 'Paul', 'Lumen')]
  const [one, other] = [await fair.talent(event), await fair.talent(event, 'Other')]
  await say(fair, one, 'bookSlot', { hostId: leaving.hostId, startsAt: leaving.slots[0] })
  await say(fair, other, 'bookSlot', { hostId: staying.hostId, startsAt: staying.slots[0] })
  await fair.rest.says(boothClosed, booth(event, leaving))
  await fair.settled()
  expect(await standing(one, event)).toMatchObject([{ status: 'CANCELLED', cancellationCause: 'BOOTH_CLOSED' }])
  expect(await standing(other, event)).toMatchObject([{ status: 'CONFIRMED' }])
})

test('TS-12 who is registered no more takes the interviews along', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const [leaving, staying] = [await fair.talent(event), await fair.talent(event, 'Staying')]
  await say(fair, leaving, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  await say(fair, staying, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[1] })
  await fair.registers(event, leaving, false)
  expect(await standing(leaving, event)).toMatchObject([
    { status: 'CANCELLED', cancellationCause: 'REGISTRATION_CANCELLED' },
  ])
  expect(await standing(staying, event)).toMatchObject([{ status: 'CONFIRMED' }])
})

test('TS-31 an interview that is over stays what it was, whatever is taken away afterwards', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const talent = await fair.talent(event)
  await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: '2026-12-03T08:00:00.000Z' })
  const before = fair.clock()
  fair.clock.set('2026-12-03T08:20:00.000Z')
  await fair.rest.says(eventCancelled, { ...event, state: 'CANCELLED' })
  await fair.settled()
  fair.clock.set(before.toISOString())
  const [interview] = await standing(talent, event)
  expect(['CONFIRMED', 'COMPLETED']).toContain(interview!.status)
})

test('SI-01 the fact says what took the interview away, who did, and raises SEQUENCE', async () => {
  const event = await fair.event(twoDays)
  const host = await fair.host(event, direct)
  const [talent, organiser] = [await fair.talent(event), newId('per')]
  const { id } = await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots.at(-1) })
  const heard = await fair.hears(interviewFacts)
  await fair.rest.says(eventChanged, { ...event, days: [event.days[0]!] }, organiser)
  await fair.settled()
  await until('the news to arrive', () => heard.some(({ data }) => data.id === id))
  expect(heard.filter(({ data }) => data.id === id)).toMatchObject([
    {
      type: interviewCancelled.type,
      data: {
        status: 'CANCELLED',
        cancellationCause: 'EVENT_CHANGED',
        reason: null,
        changedBy: organiser,
        sequence: 1,
      },
    },
  ])
})

test('SI-01 how many confirmed interviews a change took away is told once, and nothing when there were none', async () => {
  const event = await fair.event(twoDays)
  const host = await fair.host(event, direct)
  const asked = await fair.host(event, {}, 'Paul', 'Lumen')
  for (const [i, talent] of (await fair.talents(event, 3)).entries()) {
    await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots.at(-1 - i) })
    await say(fair, talent, 'requestInterview', { hostId: asked.hostId, message: 'Bonjour' })
  }
  const heard = await fair.hears([interviewsCalledOff])
  await fair.changed(event, { name: 'Grand forum' })
  await fair.changed(event, { days: [event.days[0]!] })
  await fair.rest.says(eventCancelled, { ...event, state: 'CANCELLED' })
  await fair.settled()
  await until('the news to arrive', () => heard.length > 0)
  expect(heard.map(({ data }) => data)).toEqual([
    { eventId: event.id, cause: 'EVENT_CHANGED', employerId: null, interviews: 3 },
  ])
})

test('TS-30 twenty who book at the moment in which the day is taken out: none is confirmed outside the days', async () => {
  const event = await fair.event(twoDays)
  const hosts = await Promise.all([
    fair.host(event, direct, 'A', 'A'),
    fair.host(event, direct, 'B', 'B'),
    fair.host(event, direct, 'C', 'C'),
    fair.host(event, direct, 'D', 'D'),
  ])
  const crowd = await fair.talents(event, 20)
  const slots = hosts.flatMap(({ hostId, slots: all }) => all.slice(-5).map((startsAt) => ({ hostId, startsAt })))
  const rush = crowd.map((talent, i) => say(fair, talent, 'bookSlot', slots[i]!))
  await fair.rest.says(eventChanged, { ...event, days: [event.days[0]!] })
  await Promise.all(rush)
  await fair.settled()
  for (const talent of crowd) {
    for (const { status } of await standing(talent, event)) expect(status).toBe('CANCELLED')
  }
})

for (const [what, take, refusal] of [
  ['the day is taken out', `update event_projection set days = days - 1 where id = ?`, 'SLOT_NOT_OFFERED'],
  ['the length is taken out', `update event_projection set durations = '[30]' where id = ?`, 'NO_SLOT_AVAILABLE'],
  ['the booth is closed', 'update booth_projection set open = false where event_id = ?', 'HOST_CLOSED'],
  [
    'the registration is cancelled',
    'update registration_projection set active = false where event_id = ?',
    'NOT_REGISTERED',
  ],
] as const) {
  test(`TS-30 whoever books while ${what} waits for that, and is refused`, async () => {
    const event = await fair.event(twoDays)
    const host = await fair.host(event, direct)
    const talent = await fair.talent(event)
    const booked = await whileWriting(fair, take, [event.id], () =>
      say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots.at(-1) }),
    )
    expect(booked).toMatchObject({ code: refusal })
  })
}

function booth(
  { id }: EventState,
  host: { booth: ReturnType<typeof newId<'bth'>>; employer: ReturnType<typeof newId<'emp'>> },
) {
  return { id: host.booth, eventId: id, employerId: host.employer, open: false }
}
