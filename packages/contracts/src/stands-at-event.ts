import { instantsOf, minutesOf } from '@passerelle/kernel/wall-time'
import type { EventState } from './events.ts'

/** What of an event's format an interview does not fit. */
export type Misfit = 'DAYS' | 'DURATIONS'

/**
 * Whether an interview can stand at an event as the event is: within the hours of one of its days, and of a length on offer.
 * @returns what it does not fit, the day first; undefined when it stands
 */
export function misfitOf(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  { timeZone, days, durations }: Pick<EventState, 'timeZone'> & ReadonlyFormat,
): Misfit | undefined {
  const [start, end] = [startsAt.getTime(), endsAt.getTime()]
  const isOpen = days.some(({ date, opensAt, closesAt }) => {
    const hours = instantsOf(timeZone, date, minutesOf(opensAt), minutesOf(closesAt))
    return hours.some((from, i) => i % 2 === 0 && from <= start && end <= hours[i + 1]!)
  })
  if (!isOpen) return 'DAYS'
  return durations.includes((end - start) / 60_000) ? undefined : 'DURATIONS'
}

interface ReadonlyFormat {
  readonly days: readonly Readonly<EventState['days'][number]>[]
  readonly durations: readonly number[]
}
