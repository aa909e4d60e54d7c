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
 * @returns null for days, floating times, unknown zones and what is no time
 */
export function calendarInstant(line: ContentLine | undefined): Date | null {
  const [, year, month, day, hour, minute, second, utc] =
    /^\s*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)\s*$/.exec(line?.value ?? '') ?? []
  if (!line || !year) return null
  const wall = Date.UTC(+year, +month! - 1, +day!, +hour!, +minute!, +second!)
  if (utc) return new Date(wall)
  const zone = line.params.TZID
  if (!zone) return null
  const offset = offsetAt(wall, windowsZones[zone] ?? zone)
  if (offset === null) return null
  // Near a change of the clock the first guess may have the other offset.
  return new Date(wall - (offsetAt(wall - offset, windowsZones[zone] ?? zone) ?? offset))
}

function offsetAt(at: number, timeZone: string): number | null {
  try {
    const text = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
    return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000
  } catch {
    return null
  }
}
