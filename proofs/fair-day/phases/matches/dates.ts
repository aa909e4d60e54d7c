import type { Fair } from '../../fair.ts'

const day = 86_400_000
/** How long a proposed appointment lasts. */
export const minutes = 45

/**
 * The times that companies propose: the full hours from 8 to 15 UTC, Monday to Friday of the two weeks after the fair.
 * There are few enough that some accepted dates turn out to be taken.
 */
export function datesAfter(fair: Fair): string[] {
  const monday = Date.parse(`${fair.dates[0]}T00:00:00Z`) + 7 * day
  return [0, 1].flatMap((week) =>
    [0, 1, 2, 3, 4].flatMap((weekday) =>
      [8, 9, 10, 11, 12, 13, 14, 15].map((hour) =>
        new Date(monday + (week * 7 + weekday) * day + hour * 3_600_000).toISOString(),
      ),
    ),
  )
}

/** Three hours that nobody else of so many has: of one day in the week that is so many weeks after that of the fair. */
export function hoursOf({ dates }: Fair, weeks: number, index: number): [string, string, string] {
  const first =
    Date.parse(`${dates[0]}T08:00:00Z`) + (7 * weeks + (index % 5)) * day + Math.floor(index / 5) * 4 * 3_600_000
  return [0, 1, 2].map((hour) => new Date(first + hour * 3_600_000).toISOString()) as [string, string, string]
}

/** What somebody who lives there fills in: the day and the hour on the wall. */
export function onTheWall(instant: string, zone: string): { date: string; time: string } {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const [date, time] = clock.format(new Date(instant)).split(' ')
  return { date: date!, time: time! }
}
