/** A stretch of time in which a zone keeps one offset. Epoch milliseconds, half-open. */
export interface OffsetSpan {
  from: number
  to: number
  /** Local time minus UTC, in milliseconds. */
  offset: number
}

const DAY = 86_400_000
/** Shorter than any two clock changes lie apart (Morocco's four weeks of Ramadan are the shortest). */
const STEP = 7 * DAY

const years = new Map<string, OffsetSpan[]>()
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The offsets of a zone (IANA name) from `from` to `to`, in order and without gaps. Each year of a zone is asked of `Intl`
 * once for the life of the process; the process's own zone plays no part.
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

function spansOfYear(zone: string, year: number): OffsetSpan[] {
  const key = `${zone} ${year}`
  const known = years.get(key)
  if (known) return known
  const end = Date.UTC(year + 1, 0)
  const spans: OffsetSpan[] = []
  let from = Date.UTC(year, 0)
  let offset = offsetAt(zone, from)
  for (let at = from + STEP; at < end + STEP; at += STEP) {
    const probe = Math.min(at, end)
    const next = offsetAt(zone, probe)
    if (next === offset) continue
    const change = changeBetween(zone, probe - STEP, probe, offset)
    spans.push({ from, to: change, offset })
    from = change
    offset = next
  }
  if (from < end) spans.push({ from, to: end, offset })
  years.set(key, spans)
  return spans
}

/** The first second at which the offset is no longer `before`. */
function changeBetween(zone: string, low: number, high: number, before: number): number {
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (offsetAt(zone, middle) === before) low = middle
    else high = middle
  }
  return high
}

function offsetAt(zone: string, at: number): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value)
  const { year, month, day, hour, minute, second } = parts as Record<Part, number>
  return Date.UTC(year, month - 1, day, hour, minute, second) - at
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
