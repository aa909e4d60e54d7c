import { type Refusal, refuse } from '@passerelle/kernel'
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
  if (startsAt <= now) return refuse('APPOINTMENT_IN_PAST', 'That time has passed. Choose one to come.')
  if (durationMinutes < shortest || durationMinutes > longest) {
    return refuse('APPOINTMENT_INVALID', `An appointment takes ${shortest} to ${longest} minutes.`)
  }
  if (startsAt.getTime() - now.getTime() > furthest) {
    return refuse('APPOINTMENT_INVALID', 'That is more than two years ahead. Is the year right?')
  }
  return { startsAt, endsAt: new Date(startsAt.getTime() + durationMinutes * minute) }
}
