import { instantAt, wallTimeAt } from '@passerelle/kernel/wall-time'

/** A calendar month in one zone. Half-open. */
export interface Month {
  startsAt: Date
  endsAt: Date
  /** The first day of the one after it, `YYYY-MM-DD`. */
  nextDay: string
}

/** The month that the clocks of a zone (IANA name) show at an instant. */
export function monthAt(zone: string, at: Date): Month {
  const [year, month] = wallTimeAt(zone, at.getTime()).day.split('-').map(Number) as [number, number]
  const [firstDay, nextDay] = [firstOf(year, month), month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1)]
  return { startsAt: midnight(zone, firstDay), endsAt: midnight(zone, nextDay), nextDay }
}

const firstOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-01`

const midnight = (zone: string, day: string) => new Date(instantAt(zone, day, 0))
