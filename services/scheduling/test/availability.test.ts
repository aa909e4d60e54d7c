import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { availabilityChanged, availabilityOpened, boothOpened, eventCancelled } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, until } from '@passerelle/testkit'
import { type Fair, opening, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

test('SI-01 a recruiter opens days with one duration each; all slots start open, he blocks some and opens them again', async () => {
  const event = await fair.event({
    days: [
      { date: '2026-12-03', opensAt: '09:00', closesAt: '12:00' },
      { date: '2026-12-04', opensAt: '09:00', closesAt: '12:00' },
    ],
  })
  const recruiter = await fair.recruiter(event)
  const days = [
    { date: '2026-12-03', from: '09:00', to: '10:00', durationMinutes: 30 },
    { date: '2026-12-04', from: '10:00', to: '11:00', blocked: ['10:20'] },
  ]
  const host = await say(fair, recruiter, 'openAvailability', { ...opening(event), days })
  expect(host).toMatchObject({
    openSlotCount: 4,
    days: [
      { date: '2026-12-03', from: '09:00', to: '10:00', durationMinutes: 30, blocked: [] },
      { date: '2026-12-04', from: '10:00', to: '11:00', durationMinutes: 20, blocked: ['10:20'] },
    ],
  })
  expect(host.slots.map((slot: { startsAt: string }) => slot.startsAt)).toEqual([
    '2026-12-03T08:00:00.000Z',
    '2026-12-03T08:30:00.000Z',
    '2026-12-04T09:00:00.000Z',
    '2026-12-04T09:40:00.000Z',
  ])
  const all = host.slots.map((slot: { startsAt: string }) => slot.startsAt)
  const blocked = await say(fair, recruiter, 'blockSlots', { hostId: host.id, startsAt: [all[0], all[1]] })
  expect([blocked.openSlotCount, blocked.days[0].blocked]).toEqual([2, ['09:00', '09:30']])
  const opened = await say(fair, recruiter, 'unblockSlots', {
    hostId: host.id,
    startsAt: ['2026-12-04T09:20:00Z', all[0]],
  })
  expect([opened.openSlotCount, opened.days[1].blocked]).toEqual([4, []])
  const stray = await say(fair, recruiter, 'blockSlots', { hostId: host.id, startsAt: ['2026-12-03T08:10:00Z'] })
  expect(stray).toMatchObject({ code: 'INVALID_AVAILABILITY' })
})

test('SI-01 opening again replaces days and settings of the same host; interviews already made stay', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const ines = await fair.talent(event)
  const { id } = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  const days = [{ date: '2026-12-03', from: '09:00', to: '11:00', durationMinutes: 30 }]
  const again = await say(fair, host, 'openAvailability', { ...opening(event, { customQuestion: ' ' }), days })
  expect(again).toMatchObject({ id: host.hostId, bookingMode: 'SELECTIVE', customQuestion: null, openSlotCount: 3 })
  const { interview } = await fair.api
    .as(ines)
    .query('query ($id: ID!) { interview(id: $id) { status slot { endsAt } } }', { id })
  expect(interview).toEqual({ status: 'CONFIRMED', slot: { endsAt: '2026-12-03T08:20:00.000Z' } })
})

test('TS-24 the recruiter’s settings change one by one, and a blank question is none', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { idealCandidate: 'Curieuse', customQuestion: 'Pourquoi ?' })
  const { hostId } = host
  const changed = await say(fair, host, 'configureHost', { hostId, bookingMode: 'DIRECT', customQuestion: '' })
  expect(changed).toMatchObject({ bookingMode: 'DIRECT', idealCandidate: 'Curieuse', customQuestion: null })
  const long = await say(fair, host, 'configureHost', { hostId, customQuestion: 'x'.repeat(501) })
  expect(long).toMatchObject({ code: 'INVALID_INPUT' })
})

test('a calendar needs a booth at a published event that is not over, and days of that event', async () => {
  const event = await fair.event()
  const recruiter = await fair.recruiter(event)
  expect(await say(fair, stranger(), 'openAvailability', opening(event))).toMatchObject({ code: 'NOT_FOUND' })
  const approved = await fair.recruiter(await fair.event())
  expect(await say(fair, approved, 'openAvailability', opening(event))).toMatchObject({ code: 'BOOTH_REQUIRED' })
  expect(await say(fair, recruiter, 'openAvailability', { ...opening(event), eventId: newId('evt') })).toMatchObject({
    code: 'NOT_FOUND',
  })
  const days = [{ date: '2026-12-05' }]
  expect(await say(fair, recruiter, 'openAvailability', { ...opening(event), days })).toMatchObject({
    code: 'INVALID_AVAILABILITY',
  })
  const second = newId('emp')
  await fair.rest.says(boothOpened, { id: newId('bth'), eventId: event.id, employerId: second, open: true })
  await fair.settled()
  const both = {
    ...recruiter,
    employers: [...recruiter.employers, { employer: second, user: newId('eus'), role: 'RECRUITER' }],
  }
  expect(await say(fair, both, 'openAvailability', opening(event))).toMatchObject({ code: 'INVALID_AVAILABILITY' })
  expect(await say(fair, both, 'openAvailability', opening(event, { employerId: second }))).toMatchObject({
    open: true,
  })
  await fair.rest.says(eventCancelled, { ...event, state: 'CANCELLED' })
  await fair.settled()
  expect(await say(fair, recruiter, 'openAvailability', opening(event))).toMatchObject({ code: 'EVENT_CLOSED' })
})

test('EV-01 a host’s changes are told in order, with its whole state', async () => {
  const event = await fair.event()
  const heard = await fair.hears([availabilityOpened, availabilityChanged])
  const host = await fair.host(event)
  await say(fair, host, 'blockSlots', { hostId: host.hostId, startsAt: [host.slots[0]] })
  await say(fair, host, 'closeAvailability', { hostId: host.hostId })
  await fair.settled()
  await until('three events to arrive', () => heard.length >= 3)
  const told = heard.map(({ type, aggregateVersion, data }) => [type.split('.')[2], aggregateVersion, data.open])
  expect(told).toEqual([
    ['availability-opened', 1, true],
    ['availability-changed', 2, true],
    ['availability-changed', 3, false],
  ])
})

test('EV-01 what changes nothing is not told', async () => {
  const event = await fair.event()
  const heard = await fair.hears([availabilityOpened, availabilityChanged])
  const host = await fair.host(event, { idealCandidate: 'Curieuse' })
  await say(fair, host, 'openAvailability', opening(event, { idealCandidate: 'Curieuse' }))
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  await say(fair, host, 'unblockSlots', { hostId: host.hostId, startsAt: [host.slots[0]] })
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'DIRECT' })
  await say(fair, host, 'closeAvailability', { hostId: host.hostId })
  await say(fair, host, 'closeAvailability', { hostId: host.hostId })
  await fair.settled()
  await until('three events to arrive', () => heard.length >= 3)
  const told = heard.map(({ aggregateVersion, data }) => [aggregateVersion, data.bookingMode, data.open])
  expect(told).toEqual([
    [1, 'SELECTIVE', true],
    [2, 'DIRECT', true],
    [3, 'DIRECT', false],
  ])
})
