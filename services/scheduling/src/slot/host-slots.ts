import { instantsOf, minutesOf } from '@passerelle/kernel/wall-time'
import { cut, type Ranges, shared, without } from './ranges.ts'

/** A stretch of time. Half-open. */
export interface Slot {
  startsAt: Date
  endsAt: Date
}

/** When an event is open, by the clocks of its zone. */
export interface EventTimes {
  timeZone: string
  /** In order, no day twice; `HH:MM`. */
  days: readonly { date: string; opensAt: string; closesAt: string; place?: string | null | undefined }[]
}

export interface EventFormat extends EventTimes {
  /** Lengths of slots on offer, in minutes. */
  durations: readonly number[]
}

/** A day on which a host can be met: minutes since midnight by the clocks of the event's zone, and one length of slot. */
export interface HostDay {
  date: string
  from: number
  to: number
  durationMinutes: number
}

/** What a host offers at an event. */
export interface Offer {
  days: readonly HostDay[]
  /** Starts of slots that the host has blocked, epoch milliseconds. */
  blocked: readonly number[]
}

/** Every slot of a host, taken or not, without those blocked. */
export function slotsOffered(event: EventFormat, offer: Offer): Ranges {
  const blocked = new Set(offer.blocked)
  return allSlots(event, offer.days).filter((_, i, all) => !blocked.has(all[i - (i % 2)]!))
}

/**
 * Every slot of those days, blocked ones too, in order: the host's hours within the event's, cut into slots. A day or a
 * length that the event does not offer any more has none.
 */
export function allSlots(event: EventFormat, days: readonly HostDay[]): number[] {
  const slots: number[] = []
  for (const { date, opensAt, closesAt } of event.days) {
    const day = days.find((one) => one.date === date)
    if (!day || !event.durations.includes(day.durationMinutes)) continue
    const open = instantsOf(event.timeZone, date, minutesOf(opensAt), minutesOf(closesAt))
    const hours = instantsOf(event.timeZone, date, day.from, day.to)
    slots.push(...cut(shared(open, hours), day.durationMinutes * 60_000))
  }
  return slots
}

/**
 * The slots that can be had: offered, not touched by `busy`, and not begun at `now`.
 * @param busy when the host is taken, by anybody and for anything, in order of start
 */
export function freeSlots(event: EventFormat, offer: Offer, busy: Ranges, now: Date): number[] {
  const from = now.getTime()
  const ahead = slotsOffered(event, offer).filter((_, i, all) => all[i - (i % 2)]! >= from)
  return without(ahead, busy)
}

/** The slot that starts then, when there is one among `slots`. */
export function slotAt(slots: Ranges, startsAt: Date): Slot | undefined {
  const start = startsAt.getTime()
  for (let i = 0; i < slots.length; i += 2) {
    if (slots[i] === start) return { startsAt, endsAt: new Date(slots[i + 1]!) }
  }
  return undefined
}

export function toSlots(ranges: Ranges): Slot[] {
  const slots: Slot[] = []
  for (let i = 0; i < ranges.length; i += 2) {
    slots.push({ startsAt: new Date(ranges[i]!), endsAt: new Date(ranges[i + 1]!) })
  }
  return slots
}

/** When the event's last day ends. @returns epoch milliseconds */
export function endOf(event: EventTimes): number {
  const last = event.days.at(-1)
  if (!last) return Number.NEGATIVE_INFINITY
  return instantsOf(event.timeZone, last.date, minutesOf(last.opensAt), minutesOf(last.closesAt)).at(-1)!
}
