import { refuse } from '@passerelle/contracts'
import { cleanLine, cleanText, isTimeZone, lengthOf, Refusal } from '@passerelle/kernel'
import { instantAt, isWallTime, minutesOf } from '@passerelle/kernel/wall-time'

/** A day on which an event is open: `date` is `YYYY-MM-DD`, the times are `HH:MM`, all on the clocks of the event's zone. */
export interface EventDay {
  readonly date: string
  readonly opensAt: string
  readonly closesAt: string
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
    days: format.days.map(({ date, opensAt, closesAt }) => ({ date, opensAt, closesAt })),
    durations: [...format.durations].sort((a, b) => a - b),
  }
}

/** Everything that keeps the format from being saved, in the order of the form; empty when it is fine. */
export function problemsOf(format: EventFormat): EventProblem[] {
  const days = dayProblems(format.days)
  return [
    ...textProblems(format),
    ...zoneProblems(format.timeZone),
    ...days,
    ...durationProblems(format.durations, days.length === 0 ? shortestDay(format.days) : Infinity),
    ...creditProblems(format.creditsPerParticipant),
  ]
}

/** What the input calls a field: `timeZone` for `TIME_ZONE`. */
function inputField(field: EventField): string {
  return field.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** From the opening of the first day to the closing of the last. Only for days without problems. */
export function spanOf({ days, timeZone }: Pick<EventFormat, 'days' | 'timeZone'>): { opensAt: Date; closesAt: Date } {
  const first = days[0]!
  const last = days.at(-1)!
  return {
    opensAt: new Date(instantAt(timeZone, first.date, minutesOf(first.opensAt))),
    closesAt: new Date(instantAt(timeZone, last.date, minutesOf(last.closesAt))),
  }
}

function textProblems({ name, description }: EventFormat): EventProblem[] {
  const problems: EventProblem[] = []
  if (cleanLine(name) === '') problems.push(about('NAME', refuse('EVENT_INVALID.NAME_MISSING')))
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

function dayProblems(days: readonly EventDay[]): EventProblem[] {
  if (days.length === 0) return [about('DAYS', refuse('EVENT_INVALID.NO_DAY'))]
  if (days.length > maxDays) return [about('DAYS', refuse('EVENT_INVALID.TOO_MANY_DAYS', { most: maxDays }))]
  return days.flatMap((day, index) => {
    const problem = dayProblem(day, days[index - 1])
    return problem ? [about('DAYS', problem.refusal, `days.${index}.${problem.in}`)] : []
  })
}

function dayProblem({ date: on, opensAt, closesAt }: EventDay, previous: EventDay | undefined): DayProblem | undefined {
  if (!isWallTime(opensAt)) return { in: 'opensAt', refusal: refuse('EVENT_INVALID.NO_TIME', { on }) }
  if (!isWallTime(closesAt)) return { in: 'closesAt', refusal: refuse('EVENT_INVALID.NO_TIME', { on }) }
  if (opensAt >= closesAt) {
    return { in: 'closesAt', refusal: refuse('EVENT_INVALID.CLOSES_EARLY', { on, opensAt, closesAt }) }
  }
  if (previous?.date === on) return { in: 'date', refusal: refuse('EVENT_INVALID.DAY_TWICE', { on }) }
  if (previous && previous.date > on) {
    return { in: 'date', refusal: refuse('EVENT_INVALID.DAYS_UNORDERED', { on, previous: previous.date }) }
  }
  return undefined
}

interface DayProblem {
  in: keyof EventDay
  refusal: Refusal<'EVENT_INVALID'>
}

function shortestDay(days: readonly EventDay[]): number {
  return Math.min(...days.map((day) => minutesOf(day.closesAt) - minutesOf(day.opensAt)))
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
