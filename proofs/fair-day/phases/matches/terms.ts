import type { Chance } from '@passerelle/testkit/dice'

/** What a job says beyond its text, as it is given and as it is read. */
export interface Terms {
  readonly startsOn: string
  readonly length: { readonly count: number; readonly unit: 'WEEK' | 'MONTH' } | null
  readonly rhythm: { readonly atCompany: number; readonly atSchool: number; readonly unit: 'DAY' | 'WEEK' } | null
  readonly pay: {
    readonly from: number
    readonly to: number | null
    readonly currency: string
    readonly per: 'HOUR' | 'MONTH' | 'YEAR'
  }
  readonly hoursPerWeek: number
  readonly remote: 'NONE' | 'PARTLY' | 'WHOLLY'
  readonly levels: readonly string[]
  readonly languages: readonly { readonly language: string; readonly level: string }[]
  readonly skills: readonly string[]
  readonly tutor: { readonly name: string; readonly position: string | null }
}

/** The selection that fills Terms. */
export const termsFields = `startsOn length { count unit } rhythm { atCompany atSchool unit } pay { from to currency per }
  hoursPerWeek remote levels languages { language level } skills tutor { name position }`

export type JobKind = 'APPRENTICESHIP' | 'PERMANENT'

const day = 86_400_000

/** @param name of the job, in a skill and the tutor's name, so that a page or a mail shows whose terms it carries */
export function termsFor(kind: JobKind, name: string, firstDay: string, dice: Chance): Terms {
  const inTurn = kind === 'APPRENTICESHIP'
  const from = 1_000 + 10 * dice.below(200)
  return {
    startsOn: new Date(Date.parse(firstDay) + (30 + dice.below(120)) * day).toISOString().slice(0, 10),
    length: inTurn ? { count: 12 + dice.below(13), unit: 'MONTH' } : null,
    rhythm: inTurn ? { atCompany: 3, atSchool: 2, unit: dice.pick(['DAY', 'WEEK']) } : null,
    pay: { from, to: dice.happens(0.5) ? from + 400 : null, currency: 'CHF', per: 'MONTH' },
    hoursPerWeek: 30 + dice.below(12),
    remote: dice.pick(['NONE', 'PARTLY', 'WHOLLY']),
    levels: ['EQF_6', 'EQF_7'],
    languages: [{ language: 'en', level: dice.pick(['B1', 'B2', 'C1']) }],
    skills: ['SQL', `Method of ${name}`],
    tutor: { name: `Tutor of ${name}`, position: 'Head of the team' },
  }
}

/** What the page of a job says of its terms, in English; written from what people read, and not from the code that writes it. */
export function termsInEnglish({ length, rhythm, pay, hoursPerWeek, remote, ...terms }: Terms): string[] {
  const sum = (amount: number) => `CHF ${amount.toLocaleString('en')}`
  const [language] = terms.languages
  const byDay = rhythm?.unit === 'DAY'
  return [
    new Date(terms.startsOn).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    ...(length ? [`${length.count} months`] : []),
    ...(rhythm
      ? [byDay ? '3 days a week at the company, 2 days at school' : '3 weeks at the company, 2 weeks at school']
      : []),
    `${pay.to === null ? sum(pay.from) : `${sum(pay.from)} to ${sum(pay.to)}`} a month`,
    `${hoursPerWeek} hours a week`,
    { NONE: 'none', PARTLY: 'in part', WHOLLY: 'all of it' }[remote],
    'bachelor (EQF 6), master (EQF 7)',
    `English (${language!.level})`,
    terms.skills.join(', '),
    `${terms.tutor.name}, ${terms.tutor.position}`,
  ]
}

/** @param page in English */
export function missingOnPage(page: string, terms: Terms): string[] {
  const text = page.replace(/\s+/g, ' ')
  return termsInEnglish(terms)
    .filter((line) => !text.includes(line))
    .map((line) => `«${line}» is missing`)
}
