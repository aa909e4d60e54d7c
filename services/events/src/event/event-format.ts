import { longestAddress, refuse } from '@passerelle/contracts'
import { cleanLine, cleanText, isInstant, isName, isTimeZone, lengthOf, Refusal } from '@passerelle/kernel'
import { instantAt, isWallTime, minutesOf } from '@passerelle/kernel/wall-time'

/** A day on which an event is open: `date` is `YYYY-MM-DD`, the times are `HH:MM`, all on the clocks of the event's zone. */
export interface EventDay {
  readonly date: string
  readonly opensAt: string
  readonly closesAt: string
  /** Where people come to, in one line; null or absent: online. */
  readonly place?: string | null | undefined
}

/** What the organiser decides about an event, but for who may send requests. */
export interface EventFormat {
  readonly name: string
  readonly description: string | null
  readonly timeZone: string
  readonly days: readonly EventDay[]
  /** Interview lengths on offer, in minutes. */
  readonly durations: readonly number[]
  /** Requests that each participant may have open at once; null: as many as they like (SI-02). */
  readonly creditsPerParticipant: number | null
}

export type EventField = 'NAME' | 'DESCRIPTION' | 'TIME_ZONE' | 'DAYS' | 'DURATIONS' | 'CREDITS_PER_PARTICIPANT'

/** One thing that is wrong, with the field of the form that it is about, and the place in the input. */
export type EventProblem = Refusal<'EVENT_INVALID'> & {
  readonly details: { readonly field: EventField; readonly place: string }
}

const longestName = 200
const longestDescription = 5_000
const maxDays = 31
const maxDurations = 10
const shortest = 5
const longest = 240
const step = 5
const maxCredits = 1000

/** The format as it is kept: texts cleaned, durations from the shortest. */
export function tidied(format: EventFormat): EventFormat {
  return {
    ...format,
    name: cleanLine(format.name),
    description: cleanText(format.description ?? '') || null,
    days: format.days.map(tidiedDay),
    durations: [...format.durations].sort((a, b) => a - b),
  }
}

function tidiedDay({ date, opensAt, closesAt, place }: EventDay): EventDay {
  const line = cleanLine(place ?? '')
  return { date, opensAt, closesAt, ...(line && { place: line }) }
}

/** Everything that keeps the format from being saved, in the order of the form; empty when it is fine. */
export function problemsOf(format: EventFormat): EventProblem[] {
  const zone = zoneProblems(format.timeZone)
  const days = dayProblems(format.days, zone.length === 0 ? format.timeZone : 'UTC')
  return [
    ...textProblems(format),
    ...zone,
    ...days,
    ...durationProblems(format.durations, [...zone, ...days].length === 0 ? shortestDay(format) : Infinity),
    ...creditProblems(format.creditsPerParticipant),
  ]
}

/** What the input calls a field: `timeZone` for `TIME_ZONE`. */
function inputField(field: EventField): string {
  return field.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** From the opening of the first day to the closing of the last. Only for days without problems. */
export function spanOf({ days, timeZone }: Pick<EventFormat, 'days' | 'timeZone'>): { opensAt: Date; closesAt: Date } {
  return { opensAt: hoursOf(days[0]!, timeZone).opensAt, closesAt: hoursOf(days.at(-1)!, timeZone).closesAt }
}

function hoursOf({ date, opensAt, closesAt }: EventDay, timeZone: string): { opensAt: Date; closesAt: Date } {
  const at = (time: string) => new Date(instantAt(timeZone, date, minutesOf(time)))
  return { opensAt: at(opensAt), closesAt: at(closesAt) }
}

function textProblems({ name, description }: EventFormat): EventProblem[] {
  const problems: EventProblem[] = []
  if (!isName(name)) problems.push(about('NAME', refuse('EVENT_INVALID.NAME_MISSING')))
  if (lengthOf(name) > longestName) {
    problems.push(about('NAME', refuse('EVENT_INVALID.TOO_LONG', { what: 'name', longest: longestName })))
  }
  if (lengthOf(description ?? '') > longestDescription) {
    const what = { what: 'description', longest: longestDescription } as const
    problems.push(about('DESCRIPTION', refuse('EVENT_INVALID.TOO_LONG', what)))
  }
  return problems
}

function zoneProblems(text: string): EventProblem[] {
  return isTimeZone(text) ? [] : [about('TIME_ZONE', refuse('EVENT_INVALID.NO_ZONE', { text }))]
}

function dayProblems(days: readonly EventDay[], timeZone: string): EventProblem[] {
  if (days.length === 0) return [about('DAYS', refuse('EVENT_INVALID.NO_DAY'))]
  if (days.length > maxDays) return [about('DAYS', refuse('EVENT_INVALID.TOO_MANY_DAYS', { most: maxDays }))]
  return days.flatMap((day, index) => {
    const problem = dayProblem(day, days[index - 1], timeZone)
    return problem ? [about('DAYS', problem.refusal, `days.${index}.${problem.in}`)] : []
  })
}

function dayProblem(day: EventDay, previous: EventDay | undefined, timeZone: string): DayProblem | undefined {
  const { date: on, opensAt, closesAt, place } = day
  if (!isWallTime(opensAt)) return { in: 'opensAt', refusal: refuse('EVENT_INVALID.NO_TIME', { on }) }
  if (!isWallTime(closesAt)) return { in: 'closesAt', refusal: refuse('EVENT_INVALID.NO_TIME', { on }) }
  if (opensAt >= closesAt) {
    return { in: 'closesAt', refusal: refuse('EVENT_INVALID.CLOSES_EARLY', { on, opensAt, closesAt }) }
  }
  if (lengthOf(place ?? '') > longestAddress) {
    return { in: 'place', refusal: refuse('EVENT_INVALID.TOO_LONG', { what: 'address', longest: longestAddress }) }
  }
  if (previous?.date === on) return { in: 'date', refusal: refuse('EVENT_INVALID.DAY_TWICE', { on }) }
  if (previous && previous.date > on) {
    return { in: 'date', refusal: refuse('EVENT_INVALID.DAYS_UNORDERED', { on, previous: previous.date }) }
  }
  const hours = hoursOf(day, timeZone)
  if (!isInstant(hours.opensAt) || !isInstant(hours.closesAt)) {
    return { in: 'date', refusal: refuse('EVENT_INVALID.OTHER_CENTURY', { on }) }
  }
  // Both times name the same instant where the clocks skip what lies between them.
  if (hours.opensAt >= hours.closesAt) {
    return { in: 'opensAt', refusal: refuse('EVENT_INVALID.SKIPPED', { on, opensAt, closesAt }) }
  }
  return undefined
}

interface DayProblem {
  in: keyof EventDay
  refusal: Refusal<'EVENT_INVALID'>
}

/** In minutes as they pass: on the day of a clock change it is not what the clocks show. */
function shortestDay({ days, timeZone }: EventFormat): number {
  const open = days.map((day) => hoursOf(day, timeZone))
  return Math.min(...open.map(({ opensAt, closesAt }) => (closesAt.getTime() - opensAt.getTime()) / 60_000))
}

function durationProblems(durations: readonly number[], room: number): EventProblem[] {
  return durationRefusals(durations, room).map((refusal) => about('DURATIONS', refusal))
}

function durationRefusals(durations: readonly number[], room: number): Refusal<'EVENT_INVALID'>[] {
  if (durations.length === 0) return [refuse('EVENT_INVALID.NO_DURATION')]
  if (durations.length > maxDurations) return [refuse('EVENT_INVALID.TOO_MANY_DURATIONS', { most: maxDurations })]
  if (new Set(durations).size < durations.length) return [refuse('EVENT_INVALID.DURATION_TWICE')]
  return durations.flatMap((minutes) => {
    if (!Number.isInteger(minutes) || minutes < shortest || minutes > longest || minutes % step !== 0) {
      return [refuse('EVENT_INVALID.DURATION', { minutes, step, shortest, longest })]
    }
    return minutes > room ? [refuse('EVENT_INVALID.DURATION_TOO_LONG', { minutes, room })] : []
  })
}

function creditProblems(credits: number | null): EventProblem[] {
  if (credits === null || (Number.isInteger(credits) && credits >= 0 && credits <= maxCredits)) return []
  return [about('CREDITS_PER_PARTICIPANT', refuse('EVENT_INVALID.CREDITS', { most: maxCredits }))]
}

export function about(
  field: EventField,
  { key, values }: Refusal<'EVENT_INVALID'>,
  place = inputField(field),
): EventProblem {
  return new Refusal(key, values, { field, place }) as EventProblem
}
