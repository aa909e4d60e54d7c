import { expect, test } from '@jest/globals'
import { instantOf, shown } from './wall-time.ts'

test.each([
  ['2026-12-07', '10:00', 'Europe/Paris', '2026-12-07T09:00:00.000Z'],
  ['2027-03-28', '02:30', 'Europe/Paris', '2027-03-28T01:30:00.000Z'],
  ['2027-10-31', '02:30', 'Europe/Paris', '2027-10-31T00:30:00.000Z'],
])('HU-30 %s %s in %s is %s', (date, time, zone, instant) => {
  expect(instantOf(date, time, zone)?.toISOString()).toBe(instant)
})

test.each([
  ['', '10:00'],
  ['2026-12-07', ''],
  ['2026-02-30', '10:00'],
  ['2026-12-07', '25:00'],
  ['9999-12-31', '10:00'],
])('HU-30 date and time are both needed, and real: "%s" "%s"', (date, time) => {
  expect(instantOf(date, time, 'Europe/Paris')).toBeUndefined()
})

test('HU-11 times are shown in the reader’s zone, which is named with its offset', () => {
  expect(shown('2026-12-07T09:00:00Z', 'fr', 'Europe/Paris')).toBe(
    'lundi 7 décembre 2026 à 10:00 (Europe/Paris, UTC+01:00)',
  )
  expect(shown('2026-12-07T09:00:00Z', 'en', 'America/New_York')).toBe(
    'Monday, 7 December 2026 at 04:00 (America/New_York, UTC-05:00)',
  )
})

test('HU-11 the hour that comes twice is told apart, and the first of a month is counted in French', () => {
  expect(shown('2027-10-31T01:30:00Z', 'fr', 'Europe/Paris')).toContain('à 02:30 (Europe/Paris, UTC+01:00)')
  expect(shown('2027-03-01T09:00:00Z', 'fr', 'Europe/Paris')).toBe(
    'lundi 1er mars 2027 à 10:00 (Europe/Paris, UTC+01:00)',
  )
})
