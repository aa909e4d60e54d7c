import type { Language } from '@passerelle/kernel'
import type { Reader } from '../words/reader.ts'
import { knownZone, spell } from '../words/when.ts'

/** All that one kind of notice is: the facts it needs, and its words in each language. A new kind is an entry in `kinds/`. */
export type NoticeDefinition<Facts> = NoticeWords<Facts> & {
  /** One sentence for those who read the graph. */
  readonly means: string
}

export type NoticeWords<Facts> = Readonly<Record<Language, (f: Facts, reader: NoticeReader) => NoticeText>>

export interface NoticeText {
  title: string
  body: string
}

export type NoticeReader = Pick<Reader, 'locale' | 'timeZone'>

/** An appointment in the facts of a notice. */
export interface Timed {
  startsAt: string | null
  endsAt: string | null
  /** Where the reader's own zone is not known to this machine. */
  timeZone: string | null
}

const ats: Record<Language, string> = { fr: 'à', en: 'at' }

/** `jeudi 3 décembre 2026 à 10:00 (Europe/Paris, UTC+01:00)`, empty without an appointment. */
export function spellTime({ startsAt, endsAt, timeZone }: Timed, reader: NoticeReader): string {
  if (!startsAt || !endsAt) return ''
  const when = spell({ startsAt, endsAt }, knownZone(reader.timeZone, timeZone), reader.locale)
  return `${when.day} ${ats[reader.locale]} ${when.from} (${when.zone})`
}

/** ` Motif : …`, empty without one. */
export const because: Record<Language, (reason: string | null) => string> = {
  fr: (reason) => (reason ? ` Motif : ${reason}` : ''),
  en: (reason) => (reason ? ` Reason: ${reason}` : ''),
}

/** What somebody wrote, on a line of its own; empty without a word. */
export const quoted: Record<Language, (comment: string | null) => string> = {
  fr: (comment) => (comment ? `\n« ${comment} »` : ''),
  en: (comment) => (comment ? `\n“${comment}”` : ''),
}
