import { refuse } from '@passerelle/contracts'
import { isFarAhead, type Refusal, spanFrom } from '@passerelle/kernel'
import type { Slot } from '../slot/host-slots.ts'

/**
 * A time outside any fair, from a whole minute on.
 * @returns INVALID_TIME when it has begun, or begins more than two years ahead
 */
export function plannedSlot(start: Date, durationMinutes: number, now: Date): Slot | Refusal {
  const slot = spanFrom(start, durationMinutes)
  if (slot.startsAt <= now) return refuse('INVALID_TIME.PASSED', undefined, { field: 'startsAt' })
  if (isFarAhead(slot.startsAt, now)) return refuse('INVALID_TIME.FAR_AHEAD', undefined, { field: 'startsAt' })
  return slot
}
