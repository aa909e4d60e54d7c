const hour = 3_600_000
/** A talent who is told a day before need not have set out. */
const ahead = 24 * hour
/** A company that hears of it later than that has so long. */
const grace = 2 * hour
/** Nobody decides later than this before the start. */
const latest = hour

/**
 * Until when a company may hand over or cancel what somebody who has left was to lead; then it is cancelled. A day before its
 * start, and where the day has begun already two hours after they left, but an hour before the start at the latest. In the past
 * when no time is left.
 */
export function decideBy(startsAt: Date, leftAt: Date): Date {
  const start = startsAt.getTime()
  return new Date(Math.max(start - ahead, Math.min(leftAt.getTime() + grace, start - latest)))
}
