import type { JobKind, JobTerms, Rhythm, SpokenLanguage, StudyLevel } from '../terms.ts'

type Label =
  | 'contract'
  | 'city'
  | 'startsOn'
  | 'length'
  | 'rhythm'
  | 'pay'
  | 'hoursPerWeek'
  | 'remote'
  | 'levels'
  | 'languages'
  | 'skills'
  | 'tutor'
  | 'programme'
  | 'graduation'
  | 'places'
  | 'availableFrom'

/** What each language needs to say what an offer and a profile say. */
export interface FitWords extends Readonly<Record<Label, string>> {
  readonly kinds: Readonly<Record<JobKind, string>>
  readonly level: Readonly<Record<StudyLevel, string>>
  readonly afar: Readonly<Record<NonNullable<JobTerms['remote']>, string>>
  /** @param day YYYY-MM-DD */
  day(day: string): string
  months(count: number): string
  weeks(count: number): string
  inTurn(rhythm: Rhythm): string
  paid(pay: NonNullable<JobTerms['pay']>): string
  hours(count: number): string
  language(spoken: SpokenLanguage): string
}
