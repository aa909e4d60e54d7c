import { expect, test } from '@jest/globals'
import type { JobKind } from '@passerelle/contracts'
import { jobTerms, noTerms, type TypedTerms, termsOfCopy } from './job-terms.ts'

const today = '2026-11-30'
const given = (typed: TypedTerms, kind: JobKind = 'APPRENTICESHIP') => jobTerms(kind, typed, today)
const monthly = { currency: 'EUR', per: 'MONTH' } as const

test('HU-39 what nobody says of an offer is not so and not otherwise', () => {
  expect(given({})).toEqual(noTerms)
  expect(given({ startsOn: null, pay: null, levels: null, skills: null, tutor: null })).toEqual(noTerms)
})

test('HU-39 an offer is kept as it was said, tidied', () => {
  const typed: TypedTerms = {
    startsOn: today,
    length: { count: 12, unit: 'MONTH' },
    rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
    pay: { from: 1250, to: 1480.5, currency: 'eur', per: 'MONTH' },
    hoursPerWeek: 35,
    remote: 'PARTLY',
    levels: ['EQF_7', 'EQF_6', 'EQF_7'],
    languages: [{ language: 'EN', level: 'B2' }],
    skills: [' SQL '],
    tutor: { name: ' Nadia  Benali ', position: '' },
  }
  expect(given(typed)).toEqual({
    ...typed,
    pay: { from: 1250, to: 1480.5, currency: 'EUR', per: 'MONTH' },
    levels: ['EQF_6', 'EQF_7'],
    languages: [{ language: 'en', level: 'B2' }],
    skills: ['SQL'],
    tutor: { name: 'Nadia Benali', position: null },
  })
})

const refused: [string, TypedTerms, field: string, key: string, kind?: JobKind][] = [
  ['a start before today', { startsOn: '2026-11-29' }, 'startsOn', 'START_PASSED'],
  ['no months', { length: { count: 0, unit: 'MONTH' } }, 'length', 'JOB_LENGTH'],
  ['more than five years of months', { length: { count: 61, unit: 'MONTH' } }, 'length', 'JOB_LENGTH'],
  ['more than five years of weeks', { length: { count: 261, unit: 'WEEK' } }, 'length', 'JOB_LENGTH'],
  ['a permanent job that ends', { length: { count: 6, unit: 'MONTH' } }, 'length', 'NO_END', 'PERMANENT'],
  ['a rhythm of nothing', { rhythm: { atCompany: 0, atSchool: 1, unit: 'WEEK' } }, 'rhythm', 'RHYTHM_OF_WEEKS'],
  [
    ...['a rhythm without school', { rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' } }, 'rhythm', 'NO_SCHOOL'],
    'FIXED_TERM',
  ] as never,
  ['a pay whose end is below its beginning', { pay: { from: 2000, to: 1999.99, ...monthly } }, 'pay.to', 'PAY_RANGE'],
  ['a pay below nothing', { pay: { from: -1, ...monthly } }, 'pay.from', 'PAY_AMOUNT'],
  ['a pay of more than is paid', { pay: { from: 1, to: 10_000_001, ...monthly } }, 'pay.to', 'PAY_AMOUNT'],
  ['a pay of thousandths', { pay: { from: 4.355, ...monthly } }, 'pay.from', 'PAY_AMOUNT'],
  ['a pay in no currency', { pay: { from: 1, currency: 'euro', per: 'HOUR' } }, 'pay.currency', 'NO_CURRENCY'],
  ['no hours', { hoursPerWeek: 0 }, 'hoursPerWeek', 'HOURS_PER_WEEK'],
  ['more hours than a week of work has', { hoursPerWeek: 60.5 }, 'hoursPerWeek', 'HOURS_PER_WEEK'],
  ['no language', { languages: [{ language: 'xx', level: 'A1' }] }, 'languages.0.language', 'NO_LANGUAGE'],
  ['an empty skill', { skills: ['SQL', ' '] }, 'skills.1', 'EMPTY'],
  ['somebody without a name', { tutor: { name: '—' } }, 'tutor.name', 'NO_NAME'],
  ['an endless position', { tutor: { name: 'A', position: 'é'.repeat(201) } }, 'tutor.position', 'TOO_LONG'],
]

test.each(refused)('HU-39 an offer with %s is refused where that stands', (_, typed, field, key, kind) => {
  expect(given(typed, kind)).toMatchObject({ key: `INVALID_INPUT.${key}`, details: { field: `terms.${field}` } })
})

test('HU-39 each contract beside school has a rhythm, each but the permanent one an end', () => {
  const kinds: JobKind[] = ['INTERNSHIP', 'APPRENTICESHIP', 'PROFESSIONALISATION']
  const rhythm = { atCompany: 3, atSchool: 2, unit: 'DAY' } as const
  const length = { count: 260, unit: 'WEEK' } as const
  for (const kind of kinds) expect(given({ rhythm, length }, kind)).toMatchObject({ rhythm, length })
  for (const kind of ['FIXED_TERM', 'STUDENT_JOB'] as const) expect(given({ length }, kind)).toMatchObject({ length })
})

test('HU-39 a range of one sum is that sum', () => {
  expect(given({ pay: { from: 1800, to: 1800, ...monthly } })).toMatchObject({ pay: { from: 1800, to: null } })
})

test('HU-39 a copy keeps a first day that is to come, and no other', () => {
  const terms = (startsOn: string) => ({ ...noTerms, startsOn, hoursPerWeek: 35 })
  expect(termsOfCopy(terms(today), today)).toEqual(terms(today))
  expect(termsOfCopy(terms('2026-11-29'), today)).toEqual({ ...noTerms, hoursPerWeek: 35 })
})
