import type { Language } from '@passerelle/kernel'
import { Temporal } from 'temporal-polyfill'

/**
 * The instant of a wall-clock time in a zone. One that does not exist is pushed forward by the gap, one that exists twice
 * is the first (RFC 5545 §3.3.5).
 * @param date `YYYY-MM-DD` @param time `HH:MM` @param zone IANA name
 * @returns undefined when they are no date and time
 */
export function instantOf(date: string, time: string, zone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return undefined
  try {
    const wall = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
    return new Date(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** For people: the long day and the time in their zone, with the zone's name. */
export function shown(instant: string, locale: Language, zone: string): string {
  const day = new Intl.DateTimeFormat(tag[locale], { dateStyle: 'full', timeZone: zone }).format(new Date(instant))
  const time = new Intl.DateTimeFormat(tag[locale], { timeStyle: 'short', timeZone: zone }).format(new Date(instant))
  return locale === 'fr' ? `${day} à ${time} (${zone})` : `${day} at ${time} (${zone})`
}

const tag = { fr: 'fr-FR', en: 'en-GB' } as const
