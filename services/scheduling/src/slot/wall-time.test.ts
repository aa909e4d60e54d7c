import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { joined, shared } from './ranges.ts'
import { instantOf, instantsOf, minutesOf, timeOf, wallTimeAt } from './wall-time.ts'

interface Case {
  tz: string
  days: number[]
  startMin: number
  endMin: number
  from: string
  to: string
  ranges: [string, string][]
}

const cases = readFileSync(new URL('../../test/data/working-hours.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

const DAY = 86_400_000

/** A weekly rule between two instants. */
function expanded({ tz, days, startMin, endMin, from, to }: Case): string[][] {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const ranges: number[] = []
  for (let day = first - DAY; day <= last + DAY; day += DAY) {
    if (!days.includes(new Date(day).getUTCDay())) continue
    ranges.push(...instantsOf(tz, new Date(day).toISOString().slice(0, 10), startMin, endMin))
  }
  const clipped = shared(joined(ranges), [first, last]).map((at) => new Date(at).toISOString())
  return Array.from({ length: clipped.length / 2 }, (_, i) => [clipped[2 * i]!, clipped[2 * i + 1]!])
}

test('SI-01 hours of a day become the right instants around every clock change of 13 zones (200 cases)', () => {
  expect(cases).toHaveLength(200)
  for (const one of cases) expect({ ...one, ranges: expanded(one) }).toEqual(one)
})

test('SI-01 the zone of the machine plays no part', () => {
  expect(process.env.TZ).toBe('America/New_York')
  expect(new Date(instantOf('Asia/Kolkata', '2026-12-03', 540)).toISOString()).toBe('2026-12-03T03:30:00.000Z')
})

test('SI-01 a time that is skipped is pushed forward, one that comes twice is the first of the two (RFC 5545 3.3.5)', () => {
  expect(new Date(instantOf('Europe/Paris', '2027-03-28', 150)).toISOString()).toBe('2027-03-28T01:30:00.000Z')
  expect(new Date(instantOf('Europe/Paris', '2027-10-31', 150)).toISOString()).toBe('2027-10-31T00:30:00.000Z')
  expect(new Date(instantOf('Europe/Paris', '2027-10-31', 180)).toISOString()).toBe('2027-10-31T02:00:00.000Z')
})

test('an instant reads as a day and a time by the clocks of the zone', () => {
  expect(wallTimeAt('Pacific/Auckland', Date.parse('2026-12-03T12:15:00Z'))).toEqual({
    date: '2026-12-04',
    minutes: 75,
  })
})

test('a time of day is HH:MM, up to and including 24:00', () => {
  expect([minutesOf('09:05'), minutesOf('24:00'), timeOf(545)]).toEqual([545, 1440, '09:05'])
  expect([minutesOf('24:01'), minutesOf('9:05'), minutesOf('09:60'), minutesOf('')]).toEqual([NaN, NaN, NaN, NaN])
})
