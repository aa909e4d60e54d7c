import { cleanLine, cleanText } from '@passerelle/kernel'
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import type { CalendarMethod } from '../mail/message-state.ts'

export interface Appointment {
  uid: string
  sequence: number
  method: CalendarMethod
  startsAt: Date
  endsAt: Date
  /** DTSTAMP: when this object was made. */
  madeAt: Date
  summary: string
  /** The text part of the mail that carries it, word for word, but for the link that answers. */
  description: string
  location: string | null
  url: string
  organizer: { name: string; email: string }
  attendee: { name: string; email: string }
}

/**
 * An iTIP object for one person (RFC 5545, RFC 5546 §3.2.2 REQUEST and §3.2.5 CANCEL). Times are in UTC: given a zone,
 * ical-generator writes the server's local time under the zone's name.
 *
 * The one ATTENDEE is the reader: addresses of others are nobody's business. ORGANIZER is the sender of the mail, so that
 * answers come back to where they are understood.
 */
export function calendarOf(appointment: Appointment): string {
  const { method } = appointment
  const calendar = ical({ prodId: '//Passerelle//Interviews//EN', method: ICalCalendarMethod[method] })
  const event = calendar.createEvent({
    id: appointment.uid,
    sequence: appointment.sequence,
    stamp: appointment.madeAt,
    start: appointment.startsAt,
    end: appointment.endsAt,
    summary: cleanLine(appointment.summary),
    description: appointment.description,
    location: appointment.location === null ? undefined : cleanLine(appointment.location),
    url: appointment.url,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: parameter(appointment.organizer.name), email: appointment.organizer.email },
  })
  event.createAttendee({
    name: parameter(appointment.attendee.name),
    email: appointment.attendee.email,
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: method === 'REQUEST',
  })
  return calendar.toString().replace(/\r\n$|$/, '\r\n')
}

/**
 * A parameter value cannot hold a double quote (RFC 5545 §3.2), and the escape of RFC 6868 is shown as it stands by
 * programs that do not know it: a typographic quote says the same everywhere.
 */
function parameter(text: string): string {
  return cleanLine(cleanText(text).replaceAll('"', '”').replaceAll('^', 'ˆ'))
}
