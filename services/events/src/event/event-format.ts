import { cleanLine, cleanText, isTimeZone, lengthOf } from '@passerelle/kernel'
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

export interface EventProblem {
  readonly field: EventField
  /** What is wrong and what would be right, for people. */
  readonly message: string
}

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
    ...(isTimeZone(format.timeZone)
      ? []
      : [
          {
            field: 'TIME_ZONE' as const,
            message: `“${format.timeZone}” is not a time zone. Give an IANA name, for instance Europe/Paris.`,
          },
        ]),
    ...days.map((message) => ({ field: 'DAYS' as const, message })),
    ...durationProblems(format.durations, days.length === 0 ? shortestDay(format.days) : Infinity).map((message) => ({
      field: 'DURATIONS' as const,
      message,
    })),
    ...creditProblems(format.creditsPerParticipant),
  ]
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
  if (cleanLine(name) === '') problems.push({ field: 'NAME', message: 'The event needs a name.' })
  if (lengthOf(name) > 200) problems.push({ field: 'NAME', message: 'The name is longer than 200 characters.' })
  if (lengthOf(description ?? '') > 5000) {
    problems.push({ field: 'DESCRIPTION', message: 'The description is longer than 5000 characters.' })
  }
  return problems
}

function dayProblems(days: readonly EventDay[]): string[] {
  if (days.length === 0) return ['The event needs at least one day.']
  if (days.length > maxDays) return [`An event has at most ${maxDays} days.`]
  return days.flatMap((day, index) => {
    const previous = days[index - 1]
    if (!isWallTime(day.opensAt) || !isWallTime(day.closesAt)) {
      return [`${day.date}: times are written HH:MM, from 00:00 to 23:59.`]
    }
    if (day.opensAt >= day.closesAt)
      return [`${day.date}: it closes at ${day.closesAt}, which is not after ${day.opensAt}.`]
    if (previous?.date === day.date) return [`${day.date} is there twice.`]
    if (previous && previous.date > day.date)
      return [`${day.date} comes after ${previous.date}: put the days in order.`]
    return []
  })
}

function shortestDay(days: readonly EventDay[]): number {
  return Math.min(...days.map((day) => minutesOf(day.closesAt) - minutesOf(day.opensAt)))
}

function durationProblems(durations: readonly number[], room: number): string[] {
  if (durations.length === 0) return ['The event needs at least one interview length.']
  if (durations.length > maxDurations) return [`An event offers at most ${maxDurations} interview lengths.`]
  if (new Set(durations).size < durations.length) return ['An interview length is there twice.']
  return durations.flatMap((minutes) => {
    if (!Number.isInteger(minutes) || minutes < shortest || minutes > longest || minutes % step !== 0) {
      return [`${minutes} minutes: an interview length is a multiple of ${step} from ${shortest} to ${longest}.`]
    }
    return minutes > room ? [`${minutes} minutes do not fit into the shortest day, which has ${room}.`] : []
  })
}

function creditProblems(credits: number | null): EventProblem[] {
  if (credits === null || (Number.isInteger(credits) && credits >= 0 && credits <= maxCredits)) return []
  return [
    {
      field: 'CREDITS_PER_PARTICIPANT',
      message: `Credits are a whole number from 0 to ${maxCredits}, or none at all for no limit.`,
    },
  ]
}
