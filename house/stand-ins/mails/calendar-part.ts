import type { Email } from 'postal-mime'

export type CalendarPart = {
  method: string
  uid: string
  sequence: number
  summary: string
  /** As written: a local time and its zone, or UTC. */
  starts: string
  ends: string
  location: string
  text: string
}

/** What an iCalendar part (RFC 5545) says about its first event, enough to read it at a glance. */
export function calendarPart(email: Email): CalendarPart | null {
  const part = email.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  if (!part || typeof part.content !== 'string') return null
  const text = part.content
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const event = lines.slice(Math.max(0, lines.indexOf('BEGIN:VEVENT')))
  const line = (name: string, among = event) => among.find((one) => new RegExp(`^${name}[;:]`).test(one)) ?? ''
  const value = (name: string, among = event) => unescaped(line(name, among).replace(/^[^:]*:/, ''))
  return {
    method: value('METHOD', lines) || (part.method ?? ''),
    uid: value('UID'),
    sequence: Number(value('SEQUENCE') || 0),
    summary: value('SUMMARY'),
    starts: time(line('DTSTART')),
    ends: time(line('DTEND')),
    location: value('LOCATION'),
    text,
  }
}

function unescaped(value: string): string {
  return value.replace(/\\([nN\\,;])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character))
}

function time(line: string): string {
  const [, zone = ''] = /TZID=([^;:]+)/.exec(line) ?? []
  const [, year, month, day, hour, minute, utc] = /:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d(Z?)/.exec(line) ?? []
  return year ? `${year}-${month}-${day} ${hour}:${minute} ${utc ? 'UTC' : zone}`.trim() : ''
}
