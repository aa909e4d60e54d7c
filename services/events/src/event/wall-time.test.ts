import { expect, test } from '@jest/globals'
import { instantOf, isTimeZone, isWallTime, minutesOf } from './wall-time.ts'

test.each([
  ['2026-12-03', '09:00', 'Europe/Paris', '2026-12-03T08:00:00.000Z'],
  ['2026-07-03', '09:00', 'Europe/Paris', '2026-07-03T07:00:00.000Z'],
  ['2026-12-03', '09:00', 'America/New_York', '2026-12-03T14:00:00.000Z'],
  ['2026-12-03', '00:00', 'Pacific/Kiritimati', '2026-12-02T10:00:00.000Z'],
  ['2026-12-03', '09:00', 'Asia/Kolkata', '2026-12-03T03:30:00.000Z'],
  ['2026-12-03', '09:00', 'UTC', '2026-12-03T09:00:00.000Z'],
])('SI-01 %s %s in %s is %s', (date, time, zone, instant) => {
  expect(instantOf(date, time, zone).toISOString()).toBe(instant)
})

test('SI-01 a wall time that a clock change skips is pushed forward, one that comes twice is the first', () => {
  // Clocks in Paris go from 02:00 to 03:00 on 29 March and from 03:00 back to 02:00 on 25 October 2026.
  expect(instantOf('2026-03-29', '02:30', 'Europe/Paris').toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-10-25', '02:30', 'Europe/Paris').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf('2026-03-29', '03:00', 'Europe/Paris').toISOString()).toBe('2026-03-29T01:00:00.000Z')
  expect(instantOf('2026-10-25', '03:00', 'Europe/Paris').toISOString()).toBe('2026-10-25T02:00:00.000Z')
})

test('SI-01 only IANA names are zones, and only HH:MM is a time of day', () => {
  expect(['Europe/Paris', 'UTC', 'Asia/Calcutta'].every(isTimeZone)).toBe(true)
  expect(['Mars/Olympus', '+02:00', '', 'Paris'].some(isTimeZone)).toBe(false)
  expect(['00:00', '09:05', '23:59'].every(isWallTime)).toBe(true)
  expect(['24:00', '9:00', '09:60', '09:00:00', ''].some(isWallTime)).toBe(false)
  expect(minutesOf('09:05')).toBe(545)
})
