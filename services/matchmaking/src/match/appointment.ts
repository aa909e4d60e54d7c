import { refuse } from '@passerelle/contracts'
import { isFarAhead, type Refusal, spanFrom } from '@passerelle/kernel'
import type { Slot } from './progress.ts'

const shortest = 10
const longest = 240

/**
 * A date and a time to come (HU-30), from a whole minute on.
 * @param durationMinutes 10 to 240
 * @returns APPOINTMENT_IN_PAST, APPOINTMENT_INVALID
 */
export function appointmentAt(start: Date, durationMinutes: number, now: Date): Slot | Refusal {
  const slot = spanFrom(start, durationMinutes)
  if (slot.startsAt <= now) return refuse('APPOINTMENT_IN_PAST.PROPOSED', undefined, { field: 'startsAt' })
  if (durationMinutes < shortest || durationMinutes > longest) {
    return refuse('APPOINTMENT_INVALID.LENGTH', { shortest, longest }, { field: 'durationMinutes' })
  }
  if (isFarAhead(slot.startsAt, now)) {
    return refuse('APPOINTMENT_INVALID.FAR_AHEAD', undefined, { field: 'startsAt' })
  }
  return slot
}
