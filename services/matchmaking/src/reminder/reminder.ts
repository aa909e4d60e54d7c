import { refuse } from '@passerelle/contracts'
import type { Refusal, SchoolId } from '@passerelle/kernel'

/** Days after which a school reminds contacts, unless it says otherwise (HU-36). Links hold for seven. */
export const usualDays = 5
const mostDays = 60
const day = 24 * 3_600_000

/** When a school reminds contacts that have not answered. */
export class Reminder {
  readonly schoolId: SchoolId
  /** Days after the candidate was proposed; 0: never. */
  afterDays: number

  constructor(schoolId: SchoolId, afterDays: number) {
    this.schoolId = schoolId
    this.afterDays = afterDays
  }
}

/** Whole days, 0 to 60. @returns INVALID_INPUT */
export function reminderOf(schoolId: SchoolId, afterDays: number): Reminder | Refusal {
  if (afterDays >= 0 && afterDays <= mostDays) return new Reminder(schoolId, afterDays)
  return refuse('INVALID_INPUT.REMINDER_DAYS', { most: mostDays }, { field: 'afterDays' })
}

/** What of a match says whether its contact is to be reminded. */
interface Waiting {
  readonly awaitedSince: Date | null
  readonly remindedAt: Date | null
}

/** When the school's rule has the contact reminded, once for each time that they are asked; null: never, or not any more. */
export function reminderAt({ awaitedSince, remindedAt }: Waiting, afterDays: number): Date | null {
  if (!awaitedSince || remindedAt || afterDays === 0) return null
  return new Date(awaitedSince.getTime() + afterDays * day)
}
