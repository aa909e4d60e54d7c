import type { Refusal } from '@passerelle/kernel'
import { refuse } from '../refusals/refuse.ts'
import type { Rhythm } from './terms.ts'

const daysOfWeek = 7
const weeksOfYear = 52

/**
 * A rhythm as given. Refuses INVALID_INPUT where one of the two has nothing, and where both make more than a week of days, or
 * than 52 weeks.
 * @param field its place in the input
 */
export function rhythmOf({ atCompany, atSchool, unit }: Rhythm, field: string): Rhythm | Refusal<'INVALID_INPUT'> {
  const fitsIn = (most: number) => atCompany >= 1 && atSchool >= 1 && atCompany + atSchool <= most
  if (unit === 'DAY' && !fitsIn(daysOfWeek)) {
    return refuse('INVALID_INPUT.RHYTHM_OF_DAYS', { most: daysOfWeek }, { field })
  }
  if (unit === 'WEEK' && !fitsIn(weeksOfYear)) {
    return refuse('INVALID_INPUT.RHYTHM_OF_WEEKS', { most: weeksOfYear }, { field })
  }
  return { atCompany, atSchool, unit }
}
