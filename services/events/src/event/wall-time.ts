const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/
const formats = new Map<string, Intl.DateTimeFormat>()
const oneDay = 86_400_000

/** Whether the text is `HH:MM` on a 24-hour clock. */
export function isWallTime(text: string): boolean {
  return wallTime.test(text)
}

/** Minutes since midnight of an `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return hours * 60 + minutes
}

/** Whether the name is in the IANA time zone database. An offset such as `+02:00` is none: it does not know clock changes. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * The instant of a wall-clock time in a zone. A time that a clock change leaves out is read with the offset before the
 * change, one that comes twice is the first of the two (RFC 5545 §3.3.5).
 * @param date `YYYY-MM-DD` @param time `HH:MM` @param zone an IANA name
 */
export function instantOf(date: string, time: string, zone: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`)
  const before = offsetAt(asUtc - oneDay, zone)
  const after = offsetAt(asUtc + oneDay, zone)
  const exists = (offset: number) => offsetAt(asUtc - offset, zone) === offset
  const offset = exists(before) || !exists(after) ? before : after
  return new Date(asUtc - offset)
}

/** Milliseconds that the zone's clocks are ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year, month, day, hour, minute, second } = parts as Record<Intl.DateTimeFormatPartTypes, number>
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
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
