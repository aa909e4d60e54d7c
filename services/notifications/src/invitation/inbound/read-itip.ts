import { cut } from '@passerelle/kernel'
import type { AnswerResponse } from '../answer/answer.ts'
import { calendarInstant } from './calendar-instant.ts'
import { type Component, type ContentLine, readCalendar, unescaped } from './content-lines.ts'

/** What a calendar in a mail says about one appointment (RFC 5546). Everything that programs leave out is null. */
export interface Itip {
  method: string
  uid: string
  attendees: { email: string; response: AnswerResponse | null; status: string }[]
  sequence: number | null
  stamp: Date | null
  startsAt: Date | null
  endsAt: Date | null
  /** The times as written, for a reader, when they could not be read. */
  times: string
  comment: string | null
  recurring: boolean
}

const responses: Readonly<Record<string, AnswerResponse>> = {
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  TENTATIVE: 'TENTATIVE',
}
const mostEvents = 20
const mostAttendees = 100

/** Reads the appointments in a calendar. METHOD counts from inside it only. Never throws. */
export function readItip(text: string): Itip[] {
  const calendar = readCalendar(text)
  if (!calendar) return []
  const method = textOf(calendar, 'METHOD').trim().toUpperCase()
  const events = calendar.parts.filter(({ name }) => name === 'VEVENT')
  return events.slice(0, mostEvents).map((event) => readEvent(event, method))
}

function readEvent(event: Component, method: string): Itip {
  const line = (name: string) => event.lines.find((one) => one.name === name)
  const sequence = /^\s*(\d{1,9})\s*$/.exec(textOf(event, 'SEQUENCE'))?.[1]
  const comments = event.lines.filter(({ name }) => name === 'COMMENT').map(({ value }) => unescaped(value).trim())
  return {
    method,
    uid: textOf(event, 'UID').trim(),
    attendees: event.lines
      .filter(({ name }) => name === 'ATTENDEE')
      .slice(0, mostAttendees)
      .map(attendeeOf),
    sequence: sequence === undefined ? null : Number(sequence),
    stamp: calendarInstant(line('DTSTAMP')),
    startsAt: calendarInstant(line('DTSTART')),
    endsAt: calendarInstant(line('DTEND')),
    times: [line('DTSTART'), line('DTEND')].flatMap((one) => (one ? [written(one)] : [])).join(' – '),
    comment: comments.filter(Boolean).join('\n') || null,
    recurring: event.lines.some(({ name }) => name === 'RECURRENCE-ID' || name === 'RRULE'),
  }
}

function attendeeOf({ params, value }: ContentLine): Itip['attendees'][number] {
  const address = value.trim().replace(/^mailto:/i, '')
  const email = (address.includes('@') ? address : (params.EMAIL ?? '')).trim().toLowerCase()
  const status = (params.PARTSTAT ?? 'NEEDS-ACTION').toUpperCase()
  return { email, response: responses[status] ?? null, status }
}

function written({ params, value }: ContentLine): string {
  return cut([value.trim(), params.TZID].filter(Boolean).join(' '), 100)
}

function textOf(component: Component, name: string): string {
  return component.lines.find((line) => line.name === name)?.value ?? ''
}
