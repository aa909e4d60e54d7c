import { cleanLine, cleanText } from '@passerelle/kernel'
import type { Facts } from '../news/news.ts'
import { spellReasons } from '../words/decline-reasons.ts'
import { knownZone, type Language, spell } from '../words/when.ts'
import type { NoticeKind } from './notice.ts'
import { englishWords } from './words.en.ts'
import { frenchWords } from './words.fr.ts'

/** The facts as words need them: every text at hand, empty where there is none. */
export interface Spoken {
  other: string
  event: string
  employer: string
  school: string
  job: string
  reason: string
  reasons: string
  comment: string
  /** Whether the reader is the talent of the interview. */
  toTalent: boolean
  /** The candidate of a match. */
  candidate: string
  company: string
  /** What was answered: ACCEPTED, DECLINED or TENTATIVE. */
  answer: string
  /** What became of a mail, as in `Reply.outcome`. */
  outcome: string
  /** `jeudi 3 décembre 2026 à 10:00 (Europe/Paris, UTC+01:00)`, empty without an appointment */
  when: string
}

export type NoticeWords = Readonly<Record<NoticeKind, { title: (f: Spoken) => string; body: (f: Spoken) => string }>>

const words: Record<Language, NoticeWords> = { fr: frenchWords, en: englishWords }

/** Title and body of a notice for one reader. */
export function wordsOf(
  notice: { kind: NoticeKind; facts: Facts },
  reader: { locale: Language; timeZone: string },
): { title: string; body: string } {
  const spoken = spokenOf(notice.facts, reader)
  const { title, body } = words[reader.locale][notice.kind]
  return { title: cleanLine(title(spoken)), body: cleanText(body(spoken)) }
}

function spokenOf(facts: Facts, { locale, timeZone }: { locale: Language; timeZone: string }): Spoken {
  const text = (name: string) => (typeof facts[name] === 'string' ? (facts[name] as string) : '')
  const reasons = facts.reasons
  return {
    other: text('other'),
    event: text('event'),
    employer: text('employer'),
    school: text('school'),
    job: text('job'),
    reason: text('reason'),
    reasons: Array.isArray(reasons) ? spellReasons(reasons, locale) : '',
    comment: text('comment'),
    toTalent: facts.reader === 'TALENT',
    candidate: text('candidate'),
    company: text('company'),
    answer: text('answer'),
    outcome: text('outcome'),
    when: whenOf(text, locale, timeZone),
  }
}

function whenOf(text: (name: string) => string, locale: Language, timeZone: string): string {
  const [startsAt, endsAt] = [text('startsAt'), text('endsAt')]
  if (!startsAt || !endsAt) return ''
  const when = spell({ startsAt, endsAt }, knownZone(timeZone, text('timeZone')), locale)
  return `${when.day} ${locale === 'fr' ? 'à' : 'at'} ${when.from} (${when.zone})`
}
