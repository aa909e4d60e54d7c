import { isTimeZone, type Language, offsetAt, spellDay, spellTime, spellZone } from '@passerelle/kernel'

/** A slot in words, as somebody in one zone and language reads it. */
export interface When {
  /** `jeudi 3 décembre 2026` */
  day: string
  /** `10:00` */
  from: string
  /** `10:20`, with the day before it when that is another one */
  to: string
  /** `Europe/Paris, UTC+01:00`; `Europe/Paris, UTC+02:00 puis UTC+01:00` when the clocks change before its end */
  zone: string
  minutes: number
}

const thens: Readonly<Record<Language, string>> = { fr: 'puis', en: 'then' }

/** The first zone that this machine knows, at last UTC: a wrong zone must not keep a mail from leaving. */
export function knownZone(...zones: (string | null)[]): string {
  return zones.find((zone): zone is string => zone !== null && isTimeZone(zone)) ?? 'UTC'
}

/** @param zone an IANA name that `knownZone` gave */
export function spell(slot: { startsAt: string; endsAt: string }, zone: string, language: Language): When {
  const [start, end] = [new Date(slot.startsAt), new Date(slot.endsAt)]
  const [day, lastDay] = [start, end].map((at) => spellDay(at, zone, language)) as [string, string]
  const to = spellTime(end, zone, language)
  const atEnd = offsetAt(end, zone)
  return {
    day,
    from: spellTime(start, zone, language),
    to: day === lastDay ? to : `${lastDay}, ${to}`,
    zone: spellZone(start, zone) + (atEnd === offsetAt(start, zone) ? '' : ` ${thens[language]} ${atEnd}`),
    minutes: Math.round((end.getTime() - start.getTime()) / 60_000),
  }
}
