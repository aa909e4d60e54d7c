import { type Place, refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { type PlaceAsked, placed } from '../place/place.ts'
import type { Slot } from '../slot/host-slots.ts'
import { informationalMinutes } from './informational.ts'
import { plannedSlot, refusalOfLength } from './planned-slot.ts'

/** A time as it is kept with an interview. */
export interface ProposedTime {
  startsAt: string
  endsAt: string
}

/** Between what a talent chooses, and where they would meet. */
export interface Proposal {
  times: Slot[]
  place: Place
}

interface ProposalAsked {
  times?: readonly Date[] | null | undefined
  durationMinutes?: number | null | undefined
  place?: PlaceAsked | null | undefined
}

const most = 5

/**
 * The times that somebody proposes for an interview outside events, in order.
 * @param place where they would meet, unless another place is asked for
 * @returns INVALID_INPUT for none, more than five, the same twice, or a place that is none; INVALID_TIME for one that has begun, is
 * more than two years ahead, or for an impossible length
 */
export function proposalOf(asked: ProposalAsked, place: Place, now: Date): Proposal | Refusal {
  const minutes = asked.durationMinutes ?? informationalMinutes
  const wrongLength = refusalOfLength(minutes)
  if (wrongLength) return wrongLength
  const times: Slot[] = []
  for (const startsAt of asked.times ?? []) {
    const time = plannedSlot(startsAt, minutes, now, 'times')
    if (isRefusal(time)) return time
    times.push(time)
  }
  const different = new Set(times.map(({ startsAt }) => startsAt.getTime())).size
  if (times.length === 0 || times.length > most || different < times.length) {
    return refuse('INVALID_INPUT.TIMES', { most }, { field: 'times' })
  }
  const there = asked.place ? placed(asked.place) : place
  if (isRefusal(there)) return there
  return { times: times.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()), place: there }
}

export function timesAsKept(times: readonly Slot[]): ProposedTime[] {
  return times.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }))
}

export function timesOf(kept: readonly ProposedTime[]): Slot[] {
  return kept.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }))
}
