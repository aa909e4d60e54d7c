import { isDay, isInstant, type Language, spellDay, spellTime, spellZone } from '@passerelle/kernel'
import { instantAt, isWallTime, minutesOf } from '@passerelle/kernel/wall-time'

/**
 * The instant of a wall-clock time in a zone, as a form sends them. One that does not exist is pushed forward by the gap,
 * one that exists twice is the first.
 * @param date `YYYY-MM-DD` @param time `HH:MM` @param zone IANA name
 * @returns undefined when they are no date and time, or before 1970 or after 2199
 */
export function instantOf(date: string, time: string, zone: string): Date | undefined {
  if (!isDay(date) || !isWallTime(time)) return undefined
  const instant = new Date(instantAt(zone, date, minutesOf(time)))
  return isInstant(instant) ? instant : undefined
}

/** For people: the long day and the time in their zone, with the zone's name and its offset from UTC. */
export function shown(instant: string, language: Language, zone: string): string {
  const at = new Date(instant)
  return `${spellDay(at, zone, language)} ${ats[language]} ${spellTime(at, zone, language)} (${spellZone(at, zone)})`
}

const ats: Readonly<Record<Language, string>> = { fr: 'à', en: 'at' }
