import { isDay, isInstant, isTimeZone } from '@passerelle/kernel'
import { instantAt, isWallTime, minutesOf } from '@passerelle/kernel/wall-time'
import type { ContentLine } from './content-lines.ts'

/** Names that Outlook and Exchange give to zones, where our people are; from CLDR's windowsZones. */
const windowsZones: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
  'Morocco Standard Time': 'Africa/Casablanca',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
}

/**
 * The instant of DTSTART, DTEND or DTSTAMP. Zones described in the calendar itself are not worked out: the rules of a
 * stranger would be.
 * @returns null for days, floating times, unknown zones, what is no time, and years that nobody means
 */
export function calendarInstant(line: ContentLine | undefined): Date | null {
  const [, year, month, day, hour, minute, second, utc] =
    /^\s*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)\s*$/.exec(line?.value ?? '') ?? []
  const [date, time] = [`${year}-${month}-${day}`, `${hour}:${minute}`]
  if (!line || !isDay(date) || !isWallTime(time) || Number(second) > 60) return null
  const tzid = line.params.TZID ?? ''
  const zone = utc ? 'UTC' : (windowsZones[tzid] ?? tzid)
  if (!isTimeZone(zone)) return null
  const instant = new Date(instantAt(zone, date, minutesOf(time)) + Number(second) * 1_000)
  return isInstant(instant) ? instant : null
}
