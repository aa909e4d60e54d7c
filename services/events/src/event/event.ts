import { refuse } from '@passerelle/contracts'
import { type EventId, type PersonId, Refusal, type SchoolId } from '@passerelle/kernel'
import {
  about,
  type EventDay,
  type EventFormat,
  type EventProblem,
  problemsOf,
  spanOf,
  tidied,
} from './event-format.ts'

export type RequestPolicy = 'RECRUITERS' | 'TALENTS' | 'BOTH'
export type EventState = 'DRAFT' | 'PUBLISHED' | 'CANCELLED'

/** Whether a change was made; a change to the same changes nothing. */
export type Changed = boolean

/** A fair, as its school prepares, publishes and perhaps cancels it. */
export class Event implements EventFormat {
  readonly id: EventId
  readonly schoolId: SchoolId
  name!: string
  description!: string | null
  timeZone!: string
  days!: EventDay[]
  durations!: number[]
  creditsPerParticipant!: number | null
  requestPolicy: RequestPolicy
  /** The opening of the first day and the closing of the last, kept for lists by time. */
  opensAt!: Date
  closesAt!: Date
  state: EventState
  /** Null for what nobody but the school's staff has ever seen. */
  publishedAt: Date | null
  readonly createdBy: PersonId
  readonly createdAt: Date
  version!: number

  /** Of a format without problems: see `draftEvent`. */
  constructor(draft: EventDraft) {
    this.id = draft.id
    this.schoolId = draft.schoolId
    this.requestPolicy = draft.requestPolicy
    this.state = 'DRAFT'
    this.publishedAt = null
    this.createdBy = draft.by
    this.createdAt = draft.at
    take(this, draft.format)
  }

  /** Takes what is given. @returns whether anything is different, or EVENT_CANCELLED, EVENT_INVALID */
  change(changes: Partial<EventFormat>): Refusal | Changed {
    if (this.state === 'CANCELLED') return cancelled()
    const format = tidied({
      ...formatOf(this),
      ...changes,
      ...(changes.days && { days: held(changes.days, this.days) }),
    })
    if (this.state === 'PUBLISHED' && format.timeZone !== this.timeZone) {
      return invalid([about('TIME_ZONE', refuse('EVENT_INVALID.ZONE_FIXED'))])
    }
    const problems = problemsOf(format)
    if (problems.length > 0) return invalid(problems)
    if (JSON.stringify(format) === JSON.stringify(formatOf(this))) return false
    take(this, format)
    return true
  }

  /** @returns whether it was a draft until now, or EVENT_CANCELLED, EVENT_OVER */
  publish(now: Date): Refusal | Changed {
    if (this.state === 'CANCELLED') return cancelled()
    if (this.state === 'PUBLISHED') return false
    if (this.isOver(now)) return over()
    this.state = 'PUBLISHED'
    this.publishedAt = now
    return true
  }

  cancel(): Changed {
    if (this.state === 'CANCELLED') return false
    this.state = 'CANCELLED'
    return true
  }

  /** Requests already sent stay (TS-03): whoever keeps them decides at sending only. @returns also EVENT_CANCELLED */
  setRequestPolicy(policy: RequestPolicy): Refusal | Changed {
    if (this.state === 'CANCELLED') return cancelled()
    if (this.requestPolicy === policy) return false
    this.requestPolicy = policy
    return true
  }

  /** Whether people may come in now: undefined, or why not (EVENT_NOT_PUBLISHED, EVENT_CANCELLED, EVENT_OVER). */
  closedTo(now: Date): Refusal | undefined {
    if (this.state === 'DRAFT') return refuse('EVENT_NOT_PUBLISHED')
    if (this.state === 'CANCELLED') return cancelled()
    return this.isOver(now) ? over() : undefined
  }

  isOver(now: Date): boolean {
    return this.closesAt <= now
  }
}

export interface EventDraft {
  id: EventId
  schoolId: SchoolId
  format: EventFormat
  requestPolicy: RequestPolicy
  by: PersonId
  at: Date
}

/** A new draft, or EVENT_INVALID with every problem of its format. */
export function draftEvent(draft: EventDraft): Refusal | Event {
  const format = tidied(draft.format)
  const problems = problemsOf(format)
  return problems.length > 0 ? invalid(problems) : new Event({ ...draft, format })
}

// A function and not a private method: rows become events without the constructor, which private methods need.
function take(event: Event, format: EventFormat): void {
  event.name = format.name
  event.description = format.description
  event.timeZone = format.timeZone
  event.days = [...format.days]
  event.durations = [...format.durations]
  event.creditsPerParticipant = format.creditsPerParticipant
  Object.assign(event, spanOf(format))
}

/** Where a day is held stays as long as nothing else is said of it. */
function held(days: readonly EventDay[], before: readonly EventDay[]): EventDay[] {
  const places = new Map(before.map(({ date, place }) => [date, place]))
  return days.map((day) => ({ ...day, place: day.place === undefined ? places.get(day.date) : day.place }))
}

function formatOf(event: Event): EventFormat {
  const { name, description, timeZone, days, durations, creditsPerParticipant } = event
  return tidied({ name, description, timeZone, days, durations, creditsPerParticipant })
}

/** Says the first problem, and carries all of them. */
function invalid(problems: readonly EventProblem[]): Refusal<'EVENT_INVALID'> {
  const { key, values, details } = problems[0]!
  return new Refusal(key, values, { problems, field: details.place })
}

function cancelled(): Refusal {
  return refuse('EVENT_CANCELLED')
}

function over(): Refusal {
  return refuse('EVENT_OVER')
}
