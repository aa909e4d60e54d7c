import type { Language } from '@passerelle/kernel'
import type { JobKind, JobTerms, Rhythm, SpokenLanguage, StudyLevel } from '../terms.ts'
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
  const lines: Line[] = [
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
  return saidOf(lines)
}

interface Sought {
  readonly programme: string | null
  readonly level: StudyLevel | null
  readonly graduationYear: number | null
  readonly profile: {
    readonly skills: readonly string[]
    readonly languages: readonly SpokenLanguage[]
    readonly places: readonly string[]
    readonly availableFrom: string | null
    readonly rhythm: Rhythm | null
  }
}

/** The same of a candidate and their profile; what they write in sentences and join as documents is not said in a line. */
export function profileLines({ programme, level, graduationYear, profile }: Sought, language: Language): SaidLine[] {
  const t = fitWords[language]
  const { skills, languages, places, availableFrom, rhythm } = profile
  return saidOf([
    [t.programme, programme],
    [t.levels, level && t.level[level]],
    [t.graduation, graduationYear],
    [t.skills, skills.join(', ')],
    [t.languages, languages.map(t.language).join(', ')],
    [t.places, places.join(', ')],
    [t.availableFrom, availableFrom && t.day(availableFrom)],
    [t.rhythm, rhythm && t.inTurn(rhythm)],
  ])
}

type Line = [label: string, value: string | number | null | undefined]

function saidOf(lines: readonly Line[]): SaidLine[] {
  return lines.flatMap(([label, value]) => (value ? { label, value: String(value) } : []))
}
