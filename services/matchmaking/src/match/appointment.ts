import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Slot } from './progress.ts'

const minute = 60_000
const shortest = 10
const longest = 240
/** Whoever mistypes a year is told; nobody plans further. */
const furthest = 2 * 366 * 24 * 60 * minute

/**
 * A date and a time to come (HU-30).
 * @param durationMinutes 10 to 240
 * @returns APPOINTMENT_IN_PAST, APPOINTMENT_INVALID
 */
export function appointmentAt(startsAt: Date, durationMinutes: number, now: Date): Slot | Refusal {
  if (startsAt <= now) return refuse('APPOINTMENT_IN_PAST.PROPOSED', undefined, { field: 'startsAt' })
  if (durationMinutes < shortest || durationMinutes > longest) {
    return refuse('APPOINTMENT_INVALID.LENGTH', { shortest, longest }, { field: 'durationMinutes' })
  }
  if (startsAt.getTime() - now.getTime() > furthest) {
    return refuse('APPOINTMENT_INVALID.FAR_AHEAD', undefined, { field: 'startsAt' })
  }
  return { startsAt, endsAt: new Date(startsAt.getTime() + durationMinutes * minute) }
}
