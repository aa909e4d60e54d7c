import type { Attachment, Email } from 'postal-mime'

const mostCalendars = 6
const calendarAtMost = 256 * 1024
const types = new Set(['text/calendar', 'application/ics', 'text/x-vcalendar', 'application/calendar'])

/** The calendars of a mail, as text: by type, or by name where a program calls them mere bytes. */
export function calendarTexts(mail: Email): string[] {
  return mail.attachments
    .filter((part) => types.has(part.mimeType) || /\.(ics|vcs)$/i.test(part.filename ?? ''))
    .filter(({ content }) => sizeOf(content) <= calendarAtMost)
    .slice(0, mostCalendars)
    .map(({ content }) => decode(content))
}

function sizeOf(content: Attachment['content']): number {
  return typeof content === 'string' ? content.length : content.byteLength
}

/**
 * A calendar is UTF-8 (RFC 5545 §6) unless it is not: then it is UTF-16 by its marks, or Latin letters of Windows, in
 * which everything but names and comments is the same.
 */
function decode(content: Attachment['content']): string {
  if (typeof content === 'string') return content
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x42 && second === 0)) return decodeAs('utf-16le', bytes)
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x42)) return decodeAs('utf-16be', bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeAs('windows-1252', bytes)
  }
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  return new TextDecoder(charset).decode(bytes)
}
