import type { Language } from '../language.ts'
import { dateFormat } from './zone.ts'

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** `lundi 1er mars 2027`, `Monday, 1 March 2027`; `1er mars 2027` without its weekday. @param zone IANA name */
export function spellDay(at: Date, zone: string, language: Language, { weekday = true } = {}): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const format = dateFormat(locales[language], zone, weekday ? { weekday: 'long', ...options } : options)
  const parts = format.formatToParts(at).map(({ type, value }) => (type === 'day' ? ordinal(value, language) : value))
  return parts.join('')
}

/** French counts the first of a month, and no other day. */
function ordinal(day: string, language: Language): string {
  return language === 'fr' && day === '1' ? '1er' : day
}

/** `09:05` on a clock of 24 hours. @param zone IANA name */
export function spellTime(at: Date, zone: string, language: Language): string {
  return dateFormat(locales[language], zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** `UTC+01:00`: what the clocks of a zone are from UTC at an instant. @param zone IANA name */
export function offsetAt(at: Date, zone: string): string {
  const parts = dateFormat('en', zone, { timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC')
}

/** `Europe/Paris, UTC+01:00`: the offset tells the two hours of a clock change apart. @param zone IANA name */
export function spellZone(at: Date, zone: string): string {
  return zone === 'UTC' ? zone : `${zone}, ${offsetAt(at, zone)}`
}
