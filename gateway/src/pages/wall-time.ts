import { dateFormat, isDay, type Language } from '@passerelle/kernel'
import { instantAt, isWallTime, minutesOf } from '@passerelle/kernel/wall-time'

/**
 * The instant of a wall-clock time in a zone, as a form sends them. One that does not exist is pushed forward by the gap,
 * one that exists twice is the first.
 * @param date `YYYY-MM-DD` @param time `HH:MM` @param zone IANA name
 * @returns undefined when they are no date and time
 */
export function instantOf(date: string, time: string, zone: string): Date | undefined {
  return isDay(date) && isWallTime(time) ? new Date(instantAt(zone, date, minutesOf(time))) : undefined
}

/** For people: the long day and the time in their zone, with the zone's name. */
export function shown(instant: string, language: Language, zone: string): string {
  const day = dateFormat(tag[language], zone, { dateStyle: 'full' }).format(new Date(instant))
  const time = dateFormat(tag[language], zone, { timeStyle: 'short' }).format(new Date(instant))
  return `${day} ${at[language]} ${time} (${zone})`
}

const at: Readonly<Record<Language, string>> = { fr: 'à', en: 'at' }
const tag: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }
