import { dateFormat, isTimeZone, type Language } from '@passerelle/kernel'

/** A slot in words, as somebody in one zone and language reads it. */
export interface When {
  /** `jeudi 3 décembre 2026` */
  day: string
  /** `10:00` */
  from: string
  /** `10:20`, with the day before it when that is another one */
  to: string
  /** `Europe/Paris, UTC+01:00`: the name, and the offset that tells the two hours of a clock change apart */
  zone: string
  minutes: number
}

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** The first zone that this machine knows, at last UTC: a wrong zone must not keep a mail from leaving. */
export function knownZone(...zones: (string | null)[]): string {
  return zones.find((zone): zone is string => zone !== null && isTimeZone(zone)) ?? 'UTC'
}

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormat(locales[language], timeZone, options)
}

/** @param zone an IANA name that `knownZone` gave */
export function spell(slot: { startsAt: string; endsAt: string }, zone: string, language: Language): When {
  const start = new Date(slot.startsAt)
  const end = new Date(slot.endsAt)
  const day = format(language, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const time = format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const sameDay = day.format(start) === day.format(end)
  return {
    day: day.format(start),
    from: time.format(start),
    to: sameDay ? time.format(end) : `${day.format(end)}, ${time.format(end)}`,
    zone: zone === 'UTC' ? 'UTC' : `${zone}, ${offset(start, zone)}`,
    minutes: Math.round((end.getTime() - start.getTime()) / 60_000),
  }
}

/** `UTC+01:00` */
export function offset(at: Date, zone: string): string {
  const parts = format('en', zone, { timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC')
}
