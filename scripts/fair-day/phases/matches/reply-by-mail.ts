import { createTransport } from 'nodemailer'
import type { Arrived } from './inbox.ts'
import type { GivenAnswer } from './pair.ts'

/**
 * What a calendar sends when its owner answers an invitation (iTIP REPLY, RFC 5546 §3.2.3, in a mail as RFC 6047 says).
 * @param email who was invited
 * @returns false when the house takes no answers by mail: the organizer of the appointment is no address for replies
 */
export async function replyByMail(
  port: number,
  email: string,
  invitation: Arrived,
  response: GivenAnswer['response'],
): Promise<boolean> {
  const to = /^ORGANIZER.*mailto:(reply\+[^\s]+)/im.exec(invitation.calendarText)?.[1]
  if (to === undefined || invitation.calendar === null) return false
  const { uid, sequence } = invitation.calendar
  const line = (name: string) => new RegExp(`^${name}[;:].*$`, 'm').exec(invitation.calendarText)?.[0].trim()
  const content = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Fair day//EN',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${nextSecond()}`,
    `ORGANIZER:mailto:${to}`,
    ...[line('DTSTART'), line('DTEND')].filter((one) => one?.endsWith('Z')),
    `ATTENDEE;PARTSTAT=${response}:mailto:${email}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 10_000 })
  const icalEvent = { method: 'REPLY', content }
  try {
    await transport.sendMail({ from: email, to, subject: `${response}: ${invitation.subject}`, text: '', icalEvent })
  } finally {
    transport.close()
  }
  return true
}

/** Stamps know no parts of a second: rounded up, so that this one is not before an answer of the same second. */
function nextSecond(): string {
  const instant = new Date(Math.ceil(Date.now() / 1000) * 1000)
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '')
}
