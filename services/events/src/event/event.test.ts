import { expect, test } from '@jest/globals'
import { isRefusal, newId } from '@passerelle/kernel'
import { draftEvent, type Event } from './event.ts'
import type { EventFormat } from './event-format.ts'

const now = new Date('2026-11-01T09:00:00Z')
const format: EventFormat = {
  name: 'Forum',
  description: null,
  timeZone: 'Europe/Paris',
  days: [{ date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' }],
  durations: [20, 30],
  creditsPerParticipant: 10,
}
const draft = (changes: Partial<EventFormat> = {}) =>
  draftEvent({
    id: newId('evt'),
    schoolId: newId('sch'),
    format: { ...format, ...changes },
    requestPolicy: 'BOTH',
    by: newId('per'),
    at: now,
  })
const fair = () => draft() as Event
const code = (answer: unknown) => (isRefusal(answer) ? answer.code : answer)

test('SI-01 a draft without problems spans its days; one with problems is refused with all of them', () => {
  expect(fair()).toMatchObject({ state: 'DRAFT', closesAt: new Date('2026-12-03T16:00:00Z'), publishedAt: null })
  expect(draft({ days: [], durations: [] })).toMatchObject({
    code: 'EVENT_INVALID',
    details: { problems: [{ details: { field: 'DAYS' } }, { details: { field: 'DURATIONS' } }] },
  })
})

test('TS-03 a new policy is a change, the same one is none', () => {
  const event = fair()
  expect(event.setRequestPolicy('BOTH')).toBe(false)
  expect(event.setRequestPolicy('TALENTS')).toBe(true)
  expect(event.requestPolicy).toBe('TALENTS')
})

test('SI-01 a change keeps what is left out, and nothing different is no change', () => {
  const event = fair()
  expect(event.change({ name: ' Forum ', durations: [30, 20] })).toBe(false)
  expect(event.change({ creditsPerParticipant: null })).toBe(true)
  expect(event).toMatchObject({ name: 'Forum', creditsPerParticipant: null, durations: [20, 30] })
  expect(event.change({ days: [{ date: '2026-12-04', opensAt: '10:00', closesAt: '12:00' }] })).toBe(true)
  expect(event.opensAt).toEqual(new Date('2026-12-04T09:00:00Z'))
})

test('SI-01 a change with a problem changes nothing', () => {
  const event = fair()
  expect(code(event.change({ name: 'Salon', durations: [500] }))).toBe('EVENT_INVALID')
  expect(event).toMatchObject({ name: 'Forum', durations: [20, 30] })
})

test('SI-01 the zone changes in a draft only', () => {
  const event = fair()
  expect(event.change({ timeZone: 'Europe/Lisbon' })).toBe(true)
  event.publish(now)
  expect(event.change({ timeZone: 'Europe/Paris' })).toMatchObject({
    details: { problems: [{ details: { field: 'TIME_ZONE' } }] },
  })
})

test('SI-01 publishing and cancelling happen once, and a cancelled event stays so', () => {
  const event = fair()
  expect(code(event.closedTo(now))).toBe('EVENT_NOT_PUBLISHED')
  expect(event.publish(now)).toBe(true)
  expect(event.publish(now)).toBe(false)
  expect(event.closedTo(now)).toBeUndefined()
  expect(event.cancel()).toBe(true)
  expect(event.cancel()).toBe(false)
  const refusals = [event.publish(now), event.change({}), event.setRequestPolicy('TALENTS'), event.closedTo(now)]
  expect(refusals.map(code)).toEqual(Array(4).fill('EVENT_CANCELLED'))
})

test('SI-01 an event that is over takes nobody in and is not published', () => {
  const end = new Date('2026-12-03T16:00:00Z')
  expect(code(fair().publish(end))).toBe('EVENT_OVER')
  const event = fair()
  event.publish(now)
  expect(event.closedTo(new Date(end.getTime() - 1))).toBeUndefined()
  expect(code(event.closedTo(end))).toBe('EVENT_OVER')
})

test('SI-01 where a day is held stays until something else is said of it', () => {
  const event = fair()
  const days = [{ date: '2026-12-04', opensAt: '10:00', closesAt: '12:00' }]
  const said = (place: string | null) => event.change({ days: days.map((day) => ({ ...day, place })) })
  expect(said('Lyon')).toBe(true)
  expect(event.change({ days })).toBe(false)
  expect(event.days[0]!.place).toBe('Lyon')
  expect(said(null)).toBe(true)
  expect(event.days[0]!.place).toBeUndefined()
})
