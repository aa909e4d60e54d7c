import { Temporal } from 'temporal-polyfill'

/** A stretch of time in which a zone keeps one offset. Epoch milliseconds, half-open. */
export interface OffsetSpan {
  from: number
  to: number
  /** Local time minus UTC, in milliseconds. */
  offset: number
}

const minute = 60_000
const dayLong = 24 * 60 * minute
/** No zone is further from UTC than this. */
const furthest = 15 * 60 * minute
const mostKept = 5_000
const years = new Map<string, readonly OffsetSpan[]>()

/** Whether the text is `HH:MM` on a 24-hour clock. */
export function isWallTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** `HH:MM`, `24:00` included, as minutes since midnight; NaN when it is no such text. */
export function minutesOf(time: string): number {
  if (time === '24:00') return 1440
  return isWallTime(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : Number.NaN
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * The instant that a time on a day names. One that comes twice is the first of the two; one that is skipped is read with
 * the offset before the gap, which pushes it forward (RFC 5545 §3.3.5).
 * @param zone IANA name @param day `YYYY-MM-DD` @param minutes since midnight @returns epoch milliseconds
 */
export function instantAt(zone: string, day: string, minutes: number): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * minute
  const spans = offsetSpans(zone, wall - furthest, wall + furthest)
  const index = spans.findIndex(({ to, offset }) => wall - offset < to)
  const { from, offset } = spans[index]!
  const isSkipped = wall - offset < from
  return wall - (isSkipped ? spans[index - 1]!.offset : offset)
}

/** What the clocks of a zone show at an instant: the day, and minutes since midnight. */
export function wallTimeAt(zone: string, at: number): { day: string; minutes: number } {
  const span = offsetSpans(zone, at, at + 1).find((one) => at < one.to)!
  const local = new Date(at + span.offset)
  return { day: local.toISOString().slice(0, 10), minutes: local.getUTCHours() * 60 + local.getUTCMinutes() }
}

/**
 * Every instant of a day at which the clocks of a zone show a time from `from` up to, not including, `to`. An hour that is
 * skipped is not there, an hour that comes twice is there twice.
 * @param day `YYYY-MM-DD` @param from @param to minutes since midnight
 * @returns epoch milliseconds: start, end, start, end …, half-open, in order, not touching
 */
export function instantsOf(zone: string, day: string, from: number, to: number): number[] {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const ranges: number[] = []
  for (const span of offsetSpans(zone, midnight - furthest, midnight + dayLong + furthest)) {
    const start = Math.max(span.from, midnight + from * minute - span.offset)
    const end = Math.min(span.to, midnight + to * minute - span.offset)
    if (start >= end) continue
    if (ranges.at(-1) === start) ranges[ranges.length - 1] = end
    else ranges.push(start, end)
  }
  return ranges
}

/**
 * The offsets of a zone (IANA name) from `from` to `to`, in order and without gaps. Each year of a zone is asked of
 * Temporal once for the life of the process; the process's own zone plays no part.
 * @throws RangeError when the zone is unknown
 */
export function offsetSpans(zone: string, from: number, to: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  for (let year = new Date(from).getUTCFullYear(); Date.UTC(year, 0) < to; year++) {
    for (const span of spansOfYear(zone, year)) {
      const last = spans.at(-1)
      if (last?.offset === span.offset) spans[spans.length - 1] = { ...last, to: span.to }
      else spans.push(span)
    }
  }
  return spans
}

function spansOfYear(zone: string, year: number): readonly OffsetSpan[] {
  const key = `${zone} ${year}`
  const known = years.get(key)
  if (known) return known
  const spans = spansBetween(zone, Date.UTC(year, 0), Date.UTC(year + 1, 0))
  if (years.size >= mostKept) years.clear()
  years.set(key, spans)
  return spans
}

function spansBetween(zone: string, start: number, end: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    const to = Math.min(next?.epochMilliseconds ?? end, end)
    spans.push({ from: at.epochMilliseconds, to, offset: at.offsetNanoseconds / 1e6 })
    if (!next || to >= end) return spans
    at = next
  }
}
