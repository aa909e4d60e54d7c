import type { Refusal } from '@passerelle/kernel'
import { z } from 'zod'
import { refuse } from '../refusals/refuse.ts'

/** In what a rhythm counts: days of each week, or weeks in turn. */
export const rhythmUnits = ['DAY', 'WEEK'] as const

const daysOfWeek = 7
const weeksOfYear = 52

/** How somebody goes between company and school: three weeks and one, or three days of each week and two. */
export const rhythm = z.object({
  atCompany: z.number().int().positive(),
  atSchool: z.number().int().positive(),
  unit: z.enum(rhythmUnits),
})
export type Rhythm = z.infer<typeof rhythm>

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
