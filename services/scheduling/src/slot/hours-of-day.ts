import { offsetSpans } from '@passerelle/kernel/wall-time'
import { joined, type Ranges } from './ranges.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** No zone is further from UTC than this. */
const FURTHEST = 15 * 3_600_000

/**
 * Every instant of a day at which the clocks of a zone show a time from `from` up to, not including, `to`. An hour that is
 * skipped is not there, an hour that comes twice is there twice.
 * @param date `YYYY-MM-DD` @param from @param to minutes since midnight
 */
export function instantsOf(zone: string, date: string, from: number, to: number): Ranges {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const ranges: number[] = []
  for (const span of offsetSpans(zone, midnight - FURTHEST, midnight + DAY + FURTHEST)) {
    const start = Math.max(span.from, midnight + from * MINUTE - span.offset)
    const end = Math.min(span.to, midnight + to * MINUTE - span.offset)
    if (start < end) ranges.push(start, end)
  }
  return joined(ranges)
}
