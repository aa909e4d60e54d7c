import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { instantsOf } from '@passerelle/kernel/wall-time'
import { joined, shared } from './ranges.ts'

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
