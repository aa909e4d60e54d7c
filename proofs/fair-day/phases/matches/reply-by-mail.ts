import { randomUUID } from 'node:crypto'
import { until } from '@passerelle/client'
import { createTransport } from 'nodemailer'
import type { Arrived } from './inbox.ts'
import type { GivenAnswer } from './pair.ts'

/**
 * What a calendar sends when its owner answers an invitation (iTIP REPLY, RFC 5546 §3.2.3, in a mail as RFC 6047 says).
 * What is not taken is sent again, the same mail, as mail servers do.
 * @param email who was invited
 * @returns false when the house takes no answers by mail: the organizer of the appointment is no address for replies
 * @throws when it is refused for good, or not taken in time
 */
export async function replyByMail(
  port: number,
  email: string,
  invitation: Arrived,
  response: GivenAnswer['response'],
  withinMs: number,
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
  const messageId = `<${randomUUID()}@example.org>`
  const mail = { messageId, from: email, to, subject: `${response}: ${invitation.subject}`, text: '', icalEvent }
  const taken = async () => {
    const answer = transport.sendMail(mail).then(() => true as const)
    return answer.catch((error: { responseCode?: number }) => {
      if ((error.responseCode ?? 0) >= 500) throw error
      return undefined
    })
  }
  try {
    await until(`the answer of ${email} is taken`, withinMs, taken)
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
