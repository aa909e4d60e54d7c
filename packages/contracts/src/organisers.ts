import type { PersonId } from '@passerelle/kernel'

interface Organised {
  recruiter: PersonId
  plannedBy?: PersonId | null | undefined
}

/**
 * Who decides about an interview for its company, and hears what becomes of it: the recruiter who leads it and, where a colleague
 * planned it for them, that colleague, whose time it does not take. They move it, hand it over, cancel it and invite to it.
 */
export function organisersOf({ recruiter, plannedBy }: Organised): PersonId[] {
  return plannedBy && plannedBy !== recruiter ? [recruiter, plannedBy] : [recruiter]
}
