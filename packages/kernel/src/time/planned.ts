const minute = 60_000
const furthest = 2 * 366 * 24 * 60 * minute

/** From `startsAt` on, up to `endsAt`. */
interface Span {
  startsAt: Date
  endsAt: Date
}

/** The minute that an instant lies in. What people plan starts with one: they are shown no seconds, and mail programs keep none. */
export function wholeMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / minute) * minute)
}

/** So many minutes from a start, of which the seconds do not count. */
export function spanFrom(start: Date, minutes: number): Span {
  const startsAt = wholeMinute(start)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * minute) }
}

/** More than two years: nobody plans so far, so that the year is a slip. */
export function isFarAhead(instant: Date, now: Date): boolean {
  return instant.getTime() - now.getTime() > furthest
}
