import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  boothFacts,
  eventFacts,
  type InterviewState,
  interviewCancelled,
  interviewConfirmed,
  interviewRescheduled,
  registrationFacts,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { settle, until } from '@passerelle/testkit'
import { candidateOf, type Fair, publishedOf, say, staffOf, startFair, userOf } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const school = newId('sch')
const organiser = staffOf(school, 'MANAGE_EVENTS')
const [first, second] = [
  { date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' },
  { date: '2026-12-04', opensAt: '09:00', closesAt: '17:00' },
]
const twoDays = () => publishedOf(fair, school, { days: [first, second], durations: [20, 30] })

/** Scheduling says that an interview of twenty minutes is confirmed. */
async function confirmed(
  eventId: string,
  startsAt: string,
  more: Partial<InterviewState> = {},
): Promise<InterviewState> {
  const endsAt = new Date(Date.parse(startsAt) + 20 * 60_000).toISOString()
  const standing: InterviewState = {
    ...interviewConfirmed.example,
    ...{ id: newId('itv'), eventId: eventId as InterviewState['eventId'], slot: { startsAt, endsAt } },
    ...more,
  }
  await fair.rest.says(interviewConfirmed, standing)
  await settle(fair.service)
  return standing
}

test('SI-01 a day in which interviews stand is taken out only when they are cancelled, too', async () => {
  const eventId = await twoDays()
  await confirmed(eventId, '2026-12-03T08:00:00.000Z')
  await confirmed(eventId, '2026-12-04T08:00:00.000Z')
  await confirmed(eventId, '2026-12-04T08:20:00.000Z')
  const heard = await fair.hears(eventFacts)
  const shorten = (more: object) => say(fair, organiser, 'updateEvent', { eventId, days: [first], ...more })
  expect(await shorten({})).toEqual({
    __typename: 'InterviewsStand',
    code: 'INTERVIEWS_STAND',
    message:
      '2 entretiens confirmés sont prévus dans ce que vous retirez. Gardez-le, ou demandez aussi leur annulation : chacun sera prévenu.',
    field: 'days',
    interviewCount: 2,
    days: [{ date: '2026-12-04', interviewCount: 2 }],
  })
  await settle(fair.service)
  expect(heard).toHaveLength(0)
  expect(await shorten({ cancelInterviews: true })).toMatchObject({ closesAt: '2026-12-03T16:00:00.000Z' })
  await settle(fair.service)
  await until('the news to arrive', () => heard.length >= 1)
  expect(heard.map(({ data }) => data.days)).toEqual([[first]])
})

test('SI-01 hours and lengths in which interviews stand are refused at their place in the input', async () => {
  const eventId = await twoDays()
  await confirmed(eventId, '2026-12-04T15:40:00.000Z')
  const update = (changes: object) => say(fair, organiser, 'updateEvent', { eventId, ...changes })
  const shorter = { ...second, closesAt: '16:30' }
  expect(await update({ days: [first, shorter] })).toMatchObject({ code: 'INTERVIEWS_STAND', field: 'days.1' })
  expect(await update({ durations: [30] })).toMatchObject({ code: 'INTERVIEWS_STAND', field: 'durations' })
  expect(await update({ name: 'Salon', days: [second] })).toMatchObject({ name: 'Salon' })
})

test('SI-01 interviews that were cancelled, moved away, are over or at another event do not stand against a change', async () => {
  const eventId = await twoDays()
  const cancelled = await confirmed(eventId, '2026-12-04T08:00:00.000Z')
  const moved = await confirmed(eventId, '2026-12-04T08:20:00.000Z')
  await confirmed(await twoDays(), '2026-12-04T08:00:00.000Z')
  await confirmed(eventId, '2026-11-22T08:30:00.000Z')
  await fair.rest.says(interviewCancelled, { ...cancelled, status: 'CANCELLED' })
  const slot = { startsAt: '2026-12-03T08:00:00.000Z', endsAt: '2026-12-03T08:20:00.000Z' }
  await fair.rest.says(interviewRescheduled, { ...moved, slot, sequence: 1 })
  await settle(fair.service)
  expect(await say(fair, organiser, 'updateEvent', { eventId, days: [first] })).toMatchObject({ id: eventId })
})

test('SI-01 an event at which interviews stand is called off only when they are cancelled, too', async () => {
  const eventId = await twoDays()
  await confirmed(eventId, '2026-12-03T08:00:00.000Z')
  const cancel = (more: object) => say(fair, organiser, 'cancelEvent', { eventId, ...more })
  expect(await cancel({})).toMatchObject({ __typename: 'InterviewsStand', interviewCount: 1, field: null })
  expect(await cancel({ cancelInterviews: true })).toMatchObject({ state: 'CANCELLED' })
  expect(await cancel({})).toMatchObject({ state: 'CANCELLED' })
})

test('SI-09 a booth of a company that has interviews there is closed only when they are cancelled, too', async () => {
  const [employerId, other] = [newId('emp'), newId('emp')]
  const eventId = await twoDays()
  for (const one of [employerId, other]) await fair.decide(school, one, 'APPROVED')
  const open = (one: typeof employerId) => say(fair, userOf(one), 'openBooth', { eventId, employerId: one })
  const [booth, empty] = [await open(employerId), await open(other)]
  await confirmed(eventId, '2026-12-03T08:00:00.000Z', { employerId })
  const heard = await fair.hears(boothFacts)
  const close = (boothId: string, more: object = {}) => say(fair, organiser, 'closeBooth', { boothId, ...more })
  expect(await close(booth.id)).toMatchObject({ __typename: 'InterviewsStand', interviewCount: 1 })
  expect(await close(empty.id)).toMatchObject({ state: 'CLOSED' })
  expect(await close(booth.id, { cancelInterviews: true })).toMatchObject({ state: 'CLOSED' })
  await settle(fair.service)
  await until('the news to arrive', () => heard.length >= 2)
  expect(heard.map(({ data }) => [data.id, data.open])).toEqual([
    [empty.id, false],
    [booth.id, false],
  ])
})

test('TS-12 who has interviews at an event takes the registration back only when they are cancelled, too', async () => {
  const [talent, other] = [candidateOf(school), candidateOf(school)]
  const eventId = await twoDays()
  for (const one of [talent, other]) await say(fair, one, 'registerForEvent', { eventId })
  await confirmed(eventId, '2026-12-03T08:00:00.000Z', { talent: talent.sub as InterviewState['talent'] })
  const heard = await fair.hears(registrationFacts)
  const leave = (who: typeof talent, more: object = {}) => say(fair, who, 'cancelRegistration', { eventId, ...more })
  expect(await leave(talent)).toMatchObject({ __typename: 'InterviewsStand', interviewCount: 1 })
  expect(await leave(other)).toMatchObject({ state: 'CANCELLED' })
  expect(await leave(talent, { cancelInterviews: true })).toMatchObject({ state: 'CANCELLED' })
  await settle(fair.service)
  await until('the news to arrive', () => heard.length >= 2)
  expect(heard.map(({ data }) => [data.personId, data.active])).toEqual([
    [other.sub, false],
    [talent.sub, false],
  ])
})

test('AC-04 whoever may not change the event does not learn how many stand there', async () => {
  const eventId = await twoDays()
  await confirmed(eventId, '2026-12-04T08:00:00.000Z')
  const candidate = candidateOf(school)
  expect(await say(fair, candidate, 'updateEvent', { eventId, days: [first] })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await say(fair, candidate, 'cancelEvent', { eventId })).toMatchObject({ code: 'FORBIDDEN' })
})
