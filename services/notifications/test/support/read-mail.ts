import ICAL from 'ical.js'
import type { ReceivedMail } from './mail-server.ts'

/** The attached calendar object, byte for byte; undefined when there is none. */
export function attachedCalendar({ raw }: ReceivedMail): string | undefined {
  const part = /Content-Type: application\/ics[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw)
  return part?.[1] && Buffer.from(part[1], 'base64').toString('utf8')
}

/** What the attached calendar asks for. */
export function appointmentIn(mail: ReceivedMail) {
  const text = attachedCalendar(mail)
  if (!text) throw new Error(`No calendar in "${mail.mail.subject}"`)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const event = calendar.getFirstSubcomponent('vevent')!
  const value = (name: string) => event.getFirstPropertyValue(name)
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: String(value('uid')),
    sequence: Number(value('sequence')),
    startsAt: (value('dtstart') as ICAL.Time).toJSDate().toISOString(),
    status: String(value('status')),
    location: String(value('location')),
    description: String(value('description')),
    organizer: String(value('organizer')).replace(/^mailto:/i, ''),
    attendees: event.getAllProperties('attendee').map((attendee) => String(attendee.getFirstValue()).toLowerCase()),
  }
}

/** Method and sequence of each mail, in the order in which they came. */
export function heardBy(mails: readonly ReceivedMail[], address: string): string[] {
  return mails
    .filter(({ to }) => to === address)
    .map((mail) => {
      const { method, sequence } = appointmentIn(mail)
      return `${method} ${sequence}`
    })
}

/** Where the links of both parts lead, each once, in order. */
export function linksIn({ mail }: ReceivedMail): { html: string[]; text: string[] } {
  const html = [...(mail.html ?? '').matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => href!)
  return { html, text: mail.text?.match(/https?:\S+/g) ?? [] }
}
