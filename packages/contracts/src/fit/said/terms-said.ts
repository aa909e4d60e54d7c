import type { Language } from '@passerelle/kernel'
import type { JobKind, JobTerms } from '../terms.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { FitWords } from './words.ts'

/** Something that is so, as a page or a mail says it. */
export interface SaidLine {
  readonly label: string
  readonly value: string
}

interface Offered {
  readonly kind?: JobKind | undefined
  readonly city?: string | null | undefined
  readonly terms?: JobTerms | undefined
}

export const fitWords: Readonly<Record<Language, FitWords>> = { fr, en }

/** What an offer says, in the order in which one reads it; what it does not say is left out. */
export function termsSaid({ kind, city, terms }: Offered, language: Language): SaidLine[] {
  const t = fitWords[language]
  const lines: [label: string, value: string | null | undefined][] = [
    [t.contract, kind && t.kinds[kind]],
    [t.city, city],
  ]
  if (terms) {
    const { startsOn, length, rhythm, pay, hoursPerWeek, remote, levels, languages, skills } = terms
    lines.push(
      [t.startsOn, startsOn && t.day(startsOn)],
      [t.length, length && (length.unit === 'MONTH' ? t.months(length.count) : t.weeks(length.count))],
      [t.rhythm, rhythm && t.inTurn(rhythm)],
      [t.pay, pay && t.paid(pay)],
      [t.hoursPerWeek, hoursPerWeek === null ? null : t.hours(hoursPerWeek)],
      [t.remote, remote && t.afar[remote]],
      [t.levels, levels.map((level) => t.level[level]).join(', ')],
      [t.languages, languages.map(t.language).join(', ')],
      [t.skills, skills.join(', ')],
    )
  }
  return lines.flatMap(([label, value]) => (value ? { label, value } : []))
}
