import { expect, test } from '@jest/globals'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import ICAL from 'ical.js'
import { type Appointment, calendarOf } from './calendar.ts'

const appointment: Appointment = {
  uid: 'itv_01ja0000000000000000000000@passerelle',
  sequence: 2,
  method: 'REQUEST',
  startsAt: new Date('2026-12-03T09:00:00Z'),
  endsAt: new Date('2026-12-03T09:20:00Z'),
  madeAt: new Date('2026-11-22T09:00:00Z'),
  summary: 'Entretien avec Camille Roux (Cosling)',
  description: 'Bonjour Inès,\n\nÀ bientôt ; 10:00, à l’heure.',
  location: 'Forum des entreprises',
  url: 'https://passerelle.example.org/interviews/itv_01ja0000000000000000000000',
  organizer: { name: 'Passerelle', email: 'passerelle@example.org' },
  attendee: { name: 'Inès Marchand', email: 'ines.marchand@example.org' },
}

/** What RFC 5545 §3.1 and RFC 5546 §3.2.2 and §3.2.5 ask of every such object. */
function lint(text: string): ICAL.Component {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const name of ['prodid', 'version', 'method']) expect(calendar.getAllProperties(name)).toHaveLength(1)
  const events = calendar.getAllSubcomponents('vevent')
  expect(events).toHaveLength(1)
  const once = [
    'uid',
    'dtstamp',
    'dtstart',
    'dtend',
    'sequence',
    'summary',
    'organizer',
    'status',
    'description',
    'attendee',
  ]
  for (const name of once) expect(events[0]?.getAllProperties(name)).toHaveLength(1)
  return calendar
}

const instant = (event: ICAL.Component, name: string) =>
  (event.getFirstPropertyValue(name) as ICAL.Time | null)?.toJSDate().toISOString()

test('PE-04 the calendar object of an invitation reads back strictly, in UTC', () => {
  const calendar = lint(calendarOf(appointment))
  const event = calendar.getFirstSubcomponent('vevent')!
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
  expect(instant(event, 'dtstart')).toBe('2026-12-03T09:00:00.000Z')
  expect(instant(event, 'dtend')).toBe('2026-12-03T09:20:00.000Z')
  expect(instant(event, 'dtstamp')).toBe('2026-11-22T09:00:00.000Z')
  expect(event.getFirstPropertyValue('uid')).toBe(appointment.uid)
  expect(event.getFirstPropertyValue('sequence')).toBe(2)
  expect(event.getFirstPropertyValue('status')).toBe('CONFIRMED')
  const attendee = event.getFirstProperty('attendee')
  expect(attendee?.getFirstValue()).toMatch(/^mailto:ines\.marchand@example\.org$/i)
  expect(attendee?.getParameter('rsvp')).toBe('TRUE')
  expect(attendee?.getParameter('partstat')).toBe('NEEDS-ACTION')
  expect(event.getFirstProperty('organizer')?.getFirstValue()).toBe('mailto:passerelle@example.org')
})

test('BY-07 a cancelled interview takes its appointment away: same UID, CANCEL, status CANCELLED', () => {
  const calendar = lint(calendarOf({ ...appointment, method: 'CANCEL', sequence: 3 }))
  const event = calendar.getFirstSubcomponent('vevent')!
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
  expect(event.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(event.getFirstPropertyValue('uid')).toBe(appointment.uid)
  expect(event.getFirstPropertyValue('sequence')).toBe(3)
})

test('PE-05 whatever people are called and whatever they write, the object stays whole and the description exact', () => {
  const written = fc.string({ unit: 'binary', maxLength: 300 })
  fc.assert(
    fc.property(written, fc.lorem({ mode: 'sentences' }), written, (name, text, place) => {
      const description = `${text}\n« ${name.replace(/\p{Cc}/gu, '')} » ; \\n, fin`
      const calendar = lint(
        calendarOf({
          ...appointment,
          summary: `S ${name}`,
          location: place,
          description,
          attendee: { ...appointment.attendee, name: `A ${name}` },
        }),
      )
      expect(calendar.getFirstSubcomponent('vevent')?.getFirstPropertyValue('description')).toBe(description)
    }),
    { numRuns: draws(200) },
  )
})

test('BY-07 a name with quotes, line breaks and the carets of RFC 6868 stays one plain parameter', () => {
  const text = calendarOf({
    ...appointment,
    attendee: { name: 'Eve "X"\r\nATTENDEE:mailto:b@example.org ^n', email: 'eve@example.org' },
  })
  const event = lint(text).getFirstSubcomponent('vevent')!
  expect(event.getFirstProperty('attendee')?.getParameter('cn')).toBe('Eve ”X” ATTENDEE:mailto:b@example.org ˆn')
})
