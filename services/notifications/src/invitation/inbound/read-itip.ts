import { cleanLine, cleanText, cut } from '@passerelle/kernel'
import type { AnswerResponse } from '../answer/answer.ts'
import { calendarInstant } from './calendar-instant.ts'
import { type Component, type ContentLine, readCalendars, unescaped } from './content-lines.ts'
import { withoutSecrets } from './own-secrets.ts'

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
  /** What a person added, wherever the program puts it. */
  comment: string | null
  recurring: boolean
  /** Of which occurrence it speaks, where it says so and that could be read. */
  recurrence: Date | null
}

const responses: Readonly<Record<string, AnswerResponse>> = {
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  TENTATIVE: 'TENTATIVE',
}
const mostCalendars = 10
const mostEvents = 20
const mostAttendees = 100
const commentAtMost = 2_000
/** Where Apple's programs put what somebody writes to who invited; others use COMMENT (RFC 5546 §3.2.3). */
const comments = new Set(['COMMENT', 'X-CALENDARSERVER-PRIVATE-COMMENT', 'X-CALENDARSERVER-ATTENDEE-COMMENT'])

/** Reads the appointments in a calendar, or in several in one text. METHOD counts from inside it only. Never throws. */
export function readItip(text: string): Itip[] {
  return readCalendars(text)
    .slice(0, mostCalendars)
    .flatMap((calendar) => {
      const method = textOf(calendar, 'METHOD').trim().toUpperCase()
      const events = calendar.parts.filter(({ name }) => name === 'VEVENT')
      return events.slice(0, mostEvents).map((event) => readEvent(event, method))
    })
}

function readEvent(event: Component, method: string): Itip {
  const line = (name: string) => event.lines.find((one) => one.name === name)
  const sequence = /^\s*(\d{1,9})\s*$/.exec(textOf(event, 'SEQUENCE'))?.[1]
  const startsAt = calendarInstant(line('DTSTART'))
  return {
    method,
    uid: textOf(event, 'UID').trim(),
    attendees: event.lines
      .filter(({ name }) => name === 'ATTENDEE')
      .slice(0, mostAttendees)
      .map(attendeeOf),
    sequence: sequence === undefined ? null : Number(sequence),
    stamp: calendarInstant(line('DTSTAMP')),
    startsAt,
    endsAt: calendarInstant(line('DTEND')) ?? endAfter(startsAt, textOf(event, 'DURATION')),
    times: [line('DTSTART'), line('DTEND')].flatMap((one) => (one ? [written(one)] : [])).join(' – '),
    comment: commentOf(event),
    recurring: event.lines.some(({ name }) => name === 'RECURRENCE-ID' || name === 'RRULE'),
    recurrence: event.lines.some(({ name }) => name === 'RRULE') ? null : calendarInstant(line('RECURRENCE-ID')),
  }
}

/** DURATION may stand in the place of DTEND (RFC 5545 §3.6.1); of hours and minutes, as appointments have them. */
function endAfter(startsAt: Date | null, duration: string): Date | null {
  const [, hours = '0', minutes = '0'] = /^\s*PT(?:(\d{1,2})H)?(?:(\d{1,3})M)?(?:0+S)?\s*$/i.exec(duration) ?? []
  const length = Number(hours) * 60 + Number(minutes)
  return startsAt && length > 0 ? new Date(startsAt.getTime() + length * 60_000) : null
}

/** Google writes it at the ATTENDEE. What stands in several places is said once. */
function commentOf({ lines }: Component): string | null {
  const said = lines.flatMap(({ name, value, params }) => {
    if (comments.has(name)) return [value]
    return name === 'ATTENDEE' && params['X-RESPONSE-COMMENT'] ? [params['X-RESPONSE-COMMENT']] : []
  })
  const clean = said.map((text) => cleanText(withoutSecrets(unescaped(cut(text, 4 * commentAtMost)))))
  return cut([...new Set(clean.filter(Boolean))].join('\n'), commentAtMost) || null
}

function attendeeOf({ params, value }: ContentLine): Itip['attendees'][number] {
  const address = value.trim().replace(/^mailto:/i, '')
  const email = (address.includes('@') ? address : (params.EMAIL ?? '')).trim().toLowerCase()
  const status = (params.PARTSTAT ?? 'NEEDS-ACTION').toUpperCase()
  return { email, response: responses[status] ?? null, status }
}

function written({ params, value }: ContentLine): string {
  return cut(cleanLine([value.trim(), params.TZID].filter(Boolean).join(' ')), 100)
}

function textOf(component: Component, name: string): string {
  return component.lines.find((line) => line.name === name)?.value ?? ''
}
