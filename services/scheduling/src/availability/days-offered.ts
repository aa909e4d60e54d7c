import { refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { instantAt, minutesOf } from '@passerelle/kernel/wall-time'
import type { Kind } from '../interview/beginning.ts'
import { shortest } from '../interview/informational.ts'
import { allSlots, type EventFormat, type HostDay, slotAt } from '../slot/host-slots.ts'

/** A day as a host asks for it; what is left out is the event's. */
export interface DayAsked {
  date: string
  from?: string | null
  to?: string | null
  durationMinutes?: number | null
  blocked?: readonly string[] | null
}

export interface DaysOffered {
  days: HostDay[]
  /** Epoch milliseconds, in order. */
  blocked: number[]
}

/** @returns INVALID_AVAILABILITY naming the day that does not fit the event, and why */
export function daysOffered(event: EventFormat, asked: readonly DayAsked[], kind: Kind = 'JOB'): DaysOffered | Refusal {
  if (asked.length === 0) return refuse('INVALID_AVAILABILITY.NO_DAY', undefined, { field: 'days' })
  const days: HostDay[] = []
  const blocked: number[] = []
  for (const [index, one] of asked.entries()) {
    const field = `days.${index}`
    const on = one.date
    if (days.some((day) => day.date === on)) return refuse('INVALID_AVAILABILITY.DAY_TWICE', { on }, { field })
    const day = dayOffered(event, one, kind, field)
    if (isRefusal(day)) return day
    const slots = allSlots(event, [day])
    const minutes = day.durationMinutes
    if (slots.length === 0) return refuse('INVALID_AVAILABILITY.NO_SLOT_FITS', { on, minutes }, { field })
    for (const time of one.blocked ?? []) {
      const start = startAt(event, on, time)
      if (!start || !slotAt(slots, start)) {
        return refuse('INVALID_AVAILABILITY.NOT_BLOCKED', { on, time }, { field: `${field}.blocked` })
      }
      blocked.push(start.getTime())
    }
    days.push(day)
  }
  return {
    days: days.sort((a, b) => a.date.localeCompare(b.date)),
    blocked: [...new Set(blocked)].sort((a, b) => a - b),
  }
}

function startAt({ timeZone }: EventFormat, date: string, time: string): Date | undefined {
  const minutes = minutesOf(time)
  return Number.isNaN(minutes) ? undefined : new Date(instantAt(timeZone, date, minutes))
}

function dayOffered(event: EventFormat, asked: DayAsked, kind: Kind, field: string): HostDay | Refusal {
  const { date: on, from, to, durationMinutes } = asked
  const day = event.days.find((one) => one.date === on)
  if (!day) return refuse('INVALID_AVAILABILITY.OTHER_DAY', { on, days: event.days.map(({ date }) => date) }, { field })
  const { opensAt, closesAt } = day
  const [start, end] = [minutesOf(from ?? opensAt), minutesOf(to ?? closesAt)]
  if (Number.isNaN(start) || Number.isNaN(end)) return refuse('INVALID_AVAILABILITY.NO_TIME', { on }, { field })
  if (start >= end) return refuse('INVALID_AVAILABILITY.ENDS_EARLY', { on }, { field: `${field}.to` })
  if (start < minutesOf(opensAt) || end > minutesOf(closesAt)) {
    return refuse('INVALID_AVAILABILITY.OUTSIDE', { on, opensAt, closesAt }, { field })
  }
  const { durations } = event
  const duration = durationMinutes ?? (kind === 'INFORMATIONAL' ? shortest(durations) : durations[0])
  if (duration === undefined || !durations.includes(duration)) {
    return refuse('INVALID_AVAILABILITY.DURATION', { on, durations }, { field: `${field}.durationMinutes` })
  }
  return { date: on, from: start, to: end, durationMinutes: duration }
}
