import { joined, type Ranges } from './ranges.ts'
import { offsetSpans } from './zone-offsets.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** No zone is further from UTC than this. */
const FURTHEST = 15 * 3_600_000

/** `HH:MM` (24:00 included) as minutes since midnight; NaN when it is no such text. */
export function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  return minutes <= 1440 ? minutes : Number.NaN
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

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

/**
 * The instant that a time on a day names. One that comes twice is the first of the two; one that is skipped is read with
 * the offset before the gap, which pushes it forward (RFC 5545 §3.3.5).
 */
export function instantOf(zone: string, date: string, minutes: number): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE
  const spans = offsetSpans(zone, wall - FURTHEST, wall + FURTHEST)
  for (const span of spans) {
    const at = wall - span.offset
    if (at < span.to) return at >= span.from ? at : wall - previous(spans, span)
  }
  return wall - spans.at(-1)!.offset
}

function previous(spans: { offset: number }[], span: { offset: number }): number {
  return (spans[spans.indexOf(span) - 1] ?? span).offset
}

/** What the clocks of a zone show at an instant: the day, and minutes since midnight. */
export function wallTimeAt(zone: string, at: number): { date: string; minutes: number } {
  const span = offsetSpans(zone, at, at + 1).find((one) => at < one.to)!
  const local = new Date(at + span.offset)
  return { date: local.toISOString().slice(0, 10), minutes: local.getUTCHours() * 60 + local.getUTCMinutes() }
}
