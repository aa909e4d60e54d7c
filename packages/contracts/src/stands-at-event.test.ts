import { expect, test } from '@jest/globals'
import { misfitOf } from './stands-at-event.ts'

const fair = {
  timeZone: 'Europe/Paris',
  days: [
    { date: '2026-12-03', opensAt: '09:00', closesAt: '12:00' },
    { date: '2026-12-05', opensAt: '09:00', closesAt: '10:00' },
  ],
  durations: [20, 30],
}
const slot = (start: string, minutes = 20) => {
  const startsAt = new Date(start)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

test('SI-01 an interview stands from the opening of a day to its closing, by the clocks of the event', () => {
  expect(misfitOf(slot('2026-12-03T08:00:00Z'), fair)).toBeUndefined()
  expect(misfitOf(slot('2026-12-03T10:40:00Z'), fair)).toBeUndefined()
  expect(misfitOf(slot('2026-12-03T07:59:00Z'), fair)).toBe('DAYS')
  expect(misfitOf(slot('2026-12-03T10:41:00Z'), fair)).toBe('DAYS')
  expect(misfitOf(slot('2026-12-05T09:20:00Z'), fair)).toBe('DAYS')
})

test('SI-01 an interview does not stand on a day that the event does not have', () => {
  expect(misfitOf(slot('2026-12-04T08:00:00Z'), fair)).toBe('DAYS')
})

test('SI-01 an interview has one of the lengths on offer', () => {
  expect(misfitOf(slot('2026-12-03T08:00:00Z', 30), fair)).toBeUndefined()
  expect(misfitOf(slot('2026-12-03T08:00:00Z', 45), fair)).toBe('DURATIONS')
})

test('SI-01 an interview stands in both hours of a clock that is put back', () => {
  const days = [{ date: '2027-10-31', opensAt: '02:00', closesAt: '03:00' }]
  const night = { ...fair, days }
  expect(misfitOf(slot('2027-10-31T00:10:00Z'), night)).toBeUndefined()
  expect(misfitOf(slot('2027-10-31T00:50:00Z'), night)).toBeUndefined()
  expect(misfitOf(slot('2027-10-31T01:40:00Z'), night)).toBeUndefined()
  expect(misfitOf(slot('2027-10-31T01:50:00Z'), night)).toBe('DAYS')
})
