import { isDay } from './day.ts'

/** RFC 3339 §5.6 without its leap seconds, which no clock here knows. */
const form = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

/** What an interview, a day off or a closing date can be. PostgreSQL and JavaScript both hold it, a slip of a key does not. */
export const earliestInstant = new Date('1970-01-01T00:00:00Z')
/** Not this one any more. */
export const latestInstant = new Date('2200-01-01T00:00:00Z')

/** @param text RFC 3339, with its offset @returns undefined when it is no such text, or before 1970 or after 2199 */
export function instantOf(text: string): Date | undefined {
  const day = form.exec(text)?.[1]
  if (!day || !isDay(day)) return undefined
  const instant = new Date(text.toUpperCase())
  return isInstant(instant) ? instant : undefined
}

/** Whether a date is one, and between 1970 and 2199. */
export function isInstant(date: Date): boolean {
  return date >= earliestInstant && date < latestInstant
}
