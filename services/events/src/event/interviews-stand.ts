import { type Misfit, misfitOf, refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { wallTimeAt } from '@passerelle/kernel/wall-time'
import type { EventFormat } from './event-format.ts'

export interface Standing {
  startsAt: Date
  endsAt: Date
}

/** What would take interviews away, as the cause of a cancellation says it. */
export type Takes = 'EVENT_CHANGED' | 'EVENT_CANCELLED' | 'BOOTH_CLOSED' | 'REGISTRATION_CANCELLED'

/** INTERVIEWS_STAND with their number and days, or undefined when there are none. @param field where in the input */
export function standAgainst(
  what: Takes,
  standing: readonly Standing[],
  timeZone: string,
  field: string | null = null,
): Refusal | undefined {
  if (standing.length === 0) return undefined
  const interviewCount = standing.length
  const details = { interviewCount, days: perDay(standing, timeZone), field }
  return refuse(`INTERVIEWS_STAND.${what}`, { interviews: interviewCount }, details)
}

/** The same of a changed event: those that do not fit it as it is now, at the place in the input where they would. */
export function standAgainstChange(standing: readonly Standing[], format: EventFormat): Refusal | undefined {
  const hit = standing.flatMap((interview) => {
    const misfit = misfitOf(interview, format)
    return misfit ? [{ interview, field: fieldOf(misfit, interview, format) }] : []
  })
  return standAgainst(
    'EVENT_CHANGED',
    hit.map(({ interview }) => interview),
    format.timeZone,
    fieldOfAll(hit.map(({ field }) => field)),
  )
}

function fieldOf(misfit: Misfit, { startsAt }: Standing, { days, timeZone }: EventFormat): string {
  if (misfit === 'DURATIONS') return 'durations'
  const { day } = wallTimeAt(timeZone, startsAt.getTime())
  const index = days.findIndex(({ date }) => date === day)
  return index === -1 ? 'days' : `days.${index}`
}

function fieldOfAll(fields: readonly string[]): string {
  const distinct = new Set(fields)
  return distinct.size === 1 ? fields[0]! : 'days'
}

function perDay(standing: readonly Standing[], timeZone: string): { date: string; interviewCount: number }[] {
  const days = new Map<string, number>()
  for (const { startsAt } of standing) {
    const { day } = wallTimeAt(timeZone, startsAt.getTime())
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return [...days]
    .map(([date, interviewCount]) => ({ date, interviewCount }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}
