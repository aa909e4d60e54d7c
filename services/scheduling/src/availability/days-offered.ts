import { type Refusal, refuse } from '@passerelle/kernel'
import { instantAt, minutesOf } from '@passerelle/kernel/wall-time'
import type { Kind } from '../interview/beginning.ts'
import { shortest } from '../interview/informational.ts'
import { allSlots, type EventTimes, type HostDay, slotAt } from '../slot/host-slots.ts'

export interface EventFormat extends EventTimes {
  /** Lengths of slots on offer, in minutes. */
  durations: readonly number[]
}

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
  if (asked.length === 0) return invalid('Name at least one day of the event.')
  const days: HostDay[] = []
  const blocked: number[] = []
  for (const one of asked) {
    if (days.some((day) => day.date === one.date)) return invalid(`${one.date} is there twice.`)
    const day = dayOffered(event, one, kind)
    if ('code' in day) return day
    const slots = allSlots(event, [day])
    if (slots.length === 0) return invalid(`On ${one.date} not one slot of ${day.durationMinutes} minutes fits.`)
    for (const time of one.blocked ?? []) {
      const minutes = minutesOf(time)
      const start = Number.isNaN(minutes) ? undefined : new Date(instantAt(event.timeZone, one.date, minutes))
      if (!start || !slotAt(slots, start))
        return invalid(`On ${one.date} no slot starts at ${time}, so none can be blocked.`)
      blocked.push(start.getTime())
    }
    days.push(day)
  }
  return {
    days: days.sort((a, b) => a.date.localeCompare(b.date)),
    blocked: [...new Set(blocked)].sort((a, b) => a - b),
  }
}

function dayOffered(event: EventFormat, { date, from, to, durationMinutes }: DayAsked, kind: Kind): HostDay | Refusal {
  const day = event.days.find((one) => one.date === date)
  if (!day) return invalid(`${date} is not a day of this event. Its days: ${event.days.map((d) => d.date).join(', ')}.`)
  const [start, end] = [minutesOf(from ?? day.opensAt), minutesOf(to ?? day.closesAt)]
  if (Number.isNaN(start) || Number.isNaN(end)) return invalid(`On ${date}: write times as HH:MM, for instance 09:30.`)
  if (start >= end) return invalid(`On ${date} the end is not after the start.`)
  if (start < minutesOf(day.opensAt) || end > minutesOf(day.closesAt)) {
    return invalid(`On ${date} the event is open from ${day.opensAt} to ${day.closesAt}: stay within it.`)
  }
  const duration = durationMinutes ?? (kind === 'INFORMATIONAL' ? shortest(event.durations) : event.durations[0])
  if (duration === undefined || !event.durations.includes(duration)) {
    return invalid(`On ${date}: choose a duration on offer, ${event.durations.join(' or ')} minutes.`)
  }
  return { date, from: start, to: end, durationMinutes: duration }
}

function invalid(message: string): Refusal {
  return refuse('INVALID_AVAILABILITY', message)
}
