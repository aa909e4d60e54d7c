import { refuse } from '@passerelle/contracts'
import { isFarAhead, type Refusal, spanFrom } from '@passerelle/kernel'
import type { Slot } from '../slot/host-slots.ts'

/** Minutes. */
const [shortest, longest] = [5, 480]

/** @returns INVALID_TIME for a length that no interview outside a fair has */
export function refusalOfLength(durationMinutes: number): Refusal | undefined {
  if (durationMinutes >= shortest && durationMinutes <= longest) return undefined
  return refuse('INVALID_TIME.LENGTH', { shortest, longest }, { field: 'durationMinutes' })
}

/**
 * A time outside any fair, from a whole minute on.
 * @returns INVALID_TIME when it has begun, or begins more than two years ahead
 */
export function plannedSlot(start: Date, durationMinutes: number, now: Date, field = 'startsAt'): Slot | Refusal {
  const slot = spanFrom(start, durationMinutes)
  if (slot.startsAt <= now) return refuse('INVALID_TIME.PASSED', undefined, { field })
  if (isFarAhead(slot.startsAt, now)) return refuse('INVALID_TIME.FAR_AHEAD', undefined, { field })
  return slot
}
