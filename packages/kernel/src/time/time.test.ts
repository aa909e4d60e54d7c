import { expect, test } from '@jest/globals'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { Temporal } from 'temporal-polyfill'
import { isDay } from './day.ts'
import { instantOf } from './instant.ts'
import { instantAt, isWallTime, minutesOf, offsetSpans, timeOf, wallTimeAt } from './wall-time.ts'
import { dateFormat, isTimeZone } from './zone.ts'

const names = [
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]
const zones = fc.constantFrom(...names, 'UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Antarctica/Troll')
const days = fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
const wallTimes = fc.tuple(days, fc.integer({ min: 0, max: 1439 }))

test('SI-01 (part) a time on a day is the instant that Temporal says, whatever the clocks do', () => {
  fc.assert(
    fc.property(zones, wallTimes, (zone, [date, minutes]) => {
      const day = date.toISOString().slice(0, 10)
      const wall = Temporal.PlainDateTime.from(`${day}T${timeOf(minutes)}`)
      expect(instantAt(zone, day, minutes)).toBe(wall.toZonedDateTime(zone).epochMilliseconds)
    }),
    { numRuns: draws(5_000) },
  )
})

test('SI-01 (part) what the clocks show at an instant names that instant or its twin', () => {
  fc.assert(
    fc.property(zones, days, (zone, date) => {
      const at = Math.floor(date.getTime() / 60_000) * 60_000
      const { day, minutes } = wallTimeAt(zone, at)
      const named = instantAt(zone, day, minutes)
      expect(named).toBeLessThanOrEqual(at)
      expect(wallTimeAt(zone, named)).toEqual({ day, minutes })
    }),
    { numRuns: draws(5_000) },
  )
})

test('SI-01 (part) the offsets of a zone leave no gap', () => {
  fc.assert(
    fc.property(zones, days, fc.integer({ min: 1, max: 700 }), (zone, date, length) => {
      const [from, to] = [date.getTime(), date.getTime() + length * 86_400_000]
      const spans = offsetSpans(zone, from, to)
      expect(spans[0]!.from).toBeLessThanOrEqual(from)
      expect(spans.at(-1)!.to).toBeGreaterThanOrEqual(to)
      for (const [index, span] of spans.slice(1).entries()) {
        expect(span.from).toBe(spans[index]!.to)
        expect(span.offset).not.toBe(spans[index]!.offset)
      }
    }),
  )
})

test.each([
  // Clocks in Paris go from 02:00 to 03:00 on 29 March and from 03:00 back to 02:00 on 25 October 2026.
  ['2026-03-29', '02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29', '03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25', '03:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z'],
  ['2026-12-03', '24:00', 'Pacific/Kiritimati', '2026-12-03T10:00:00.000Z'],
  ['2026-12-03', '09:00', 'Asia/Kolkata', '2026-12-03T03:30:00.000Z'],
  ['2026-12-03', '09:00', 'UTC', '2026-12-03T09:00:00.000Z'],
])('SI-01 (part) %s %s in %s is %s', (day, time, zone, instant) => {
  expect(new Date(instantAt(zone, day, minutesOf(time))).toISOString()).toBe(instant)
})

test('SI-01 (part) the zone of the machine plays no part', () => {
  const ours = process.env.TZ
  const instant = new Date('2026-12-03T12:15:00Z')
  try {
    for (const [zone, offset] of [
      ['America/New_York', 300],
      ['Asia/Kolkata', -330],
      ['Pacific/Auckland', -780],
    ] as const) {
      process.env.TZ = zone
      expect(instant.getTimezoneOffset()).toBe(offset)
      expect(wallTimeAt('Pacific/Auckland', instant.getTime())).toEqual({ day: '2026-12-04', minutes: 75 })
      expect(instantAt('Pacific/Auckland', '2026-12-04', 75)).toBe(instant.getTime())
    }
  } finally {
    if (ours === undefined) delete process.env.TZ
    else process.env.TZ = ours
  }
})

test('SI-01 (part) only IANA names are zones', () => {
  expect(['Europe/Paris', 'UTC', 'Asia/Calcutta', 'Etc/GMT+1'].every(isTimeZone)).toBe(true)
  expect(['Mars/Olympus', '+02:00', '-0300', '', 'Paris', 'Europe/Paris\0', 'constructor'].some(isTimeZone)).toBe(false)
})

test('a format of a zone is made once', () => {
  expect(dateFormat('fr-FR', 'Asia/Tokyo', { dateStyle: 'full' })).toBe(
    dateFormat('fr-FR', 'Asia/Tokyo', { dateStyle: 'full' }),
  )
  expect(() => dateFormat('fr-FR', 'Mars/Olympus', {})).toThrow(RangeError)
})

test('a time of day is HH:MM, as minutes up to and including 24:00', () => {
  expect(['00:00', '09:05', '23:59'].every(isWallTime)).toBe(true)
  expect(['24:00', '9:00', '09:60', '09:00:00', ''].some(isWallTime)).toBe(false)
  expect([minutesOf('09:05'), minutesOf('24:00'), timeOf(545)]).toEqual([545, 1440, '09:05'])
  expect(['24:01', '9:05', '09:60', ''].map(minutesOf)).toEqual([NaN, NaN, NaN, NaN])
})

test('a day is YYYY-MM-DD, is in the calendar, and has nothing behind it', () => {
  expect(['2026-11-29', '2024-02-29', '1900-01-01', '9999-12-31'].every(isDay)).toBe(true)
  const no = [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '0000-01-01',
    '26-11-29',
    '2026-11-29\n',
    '2026-11-29T00:00',
  ]
  expect(no.some(isDay)).toBe(false)
})

test.each([
  ['2026-11-29T09:00:00Z', '2026-11-29T09:00:00.000Z'],
  ['2026-11-29t09:00:00.123456z', '2026-11-29T09:00:00.123Z'],
  ['2026-11-29T09:00:00+01:00', '2026-11-29T08:00:00.000Z'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ['2199-12-31T23:59:59Z', '2199-12-31T23:59:59.000Z'],
])('%p is the instant %p', (text, instant) => {
  expect(instantOf(text)?.toISOString()).toBe(instant)
})

test.each([
  ...['2026-11-29', '2026-11-29T09:00:00', '2026-11-29 09:00:00Z', '2026-02-30T09:00:00Z', '2026-11-29T24:00:00Z'],
  ...['1969-12-31T23:59:59Z', '2200-01-01T00:00:00Z', '1970-01-01T00:00:00+01:00', '+020260-01-01T00:00:00Z', '0', ''],
])('%p is no instant', (text) => {
  expect(instantOf(text)).toBeUndefined()
})
