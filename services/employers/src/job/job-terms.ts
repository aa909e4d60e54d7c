import {
  type JobKind,
  languagesOf,
  nameLine,
  optionalLine,
  type Rhythm,
  refuse,
  rhythmOf,
  type SpokenLanguage,
  type StudyLevel,
  skillsOf,
  studyLevels,
  type JobTerms as ToldTerms,
} from '@passerelle/contracts'
import { currencyOf, isRefusal, type Refusal } from '@passerelle/kernel'

/** Who looks after the newcomer. */
export interface Tutor {
  readonly name: string
  readonly position: string | null
}

/** What a job offers and asks for beyond its text (HU-39). What nobody has said is null, or an empty list. */
export interface JobTerms extends ToldTerms {
  readonly tutor: Tutor | null
}

type Length = NonNullable<JobTerms['length']>
type Pay = NonNullable<JobTerms['pay']>

/** The same as somebody types it: what is absent or null is not said. */
export interface TypedTerms {
  /** YYYY-MM-DD */
  readonly startsOn?: string | null | undefined
  readonly length?: Length | null | undefined
  readonly rhythm?: Rhythm | null | undefined
  readonly pay?: (Omit<Pay, 'to'> & { readonly to?: number | null | undefined }) | null | undefined
  readonly hoursPerWeek?: number | null | undefined
  readonly remote?: JobTerms['remote'] | undefined
  readonly levels?: readonly StudyLevel[] | null | undefined
  readonly languages?: readonly SpokenLanguage[] | null | undefined
  readonly skills?: readonly string[] | null | undefined
  readonly tutor?: { readonly name: string; readonly position?: string | null | undefined } | null | undefined
}

export const noTerms: JobTerms = {
  startsOn: null,
  length: null,
  rhythm: null,
  pay: null,
  hoursPerWeek: null,
  remote: null,
  levels: [],
  languages: [],
  skills: [],
  tutor: null,
}

const longestLength = { months: 60, weeks: 260 }
const mostPay = 10_000_000
const mostHours = 60
const longestName = 200
/** Contracts in which one goes to school as well. */
const besideSchool: readonly JobKind[] = ['INTERNSHIP', 'APPRENTICESHIP', 'PROFESSIONALISATION']

/**
 * The terms as they are kept. Refuses INVALID_INPUT, with the place in the input: a start before today, a length or hours that
 * no contract has, a permanent job that ends, a rhythm without a school, a pay whose end is below its beginning.
 * @param today YYYY-MM-DD
 */
export function jobTerms(kind: JobKind, typed: TypedTerms, today: string): JobTerms | Refusal {
  const { startsOn = null, hoursPerWeek = null, remote = null, levels } = typed
  if (startsOn !== null && startsOn < today) return wrong('INVALID_INPUT.START_PASSED', 'startsOn')
  if (hoursPerWeek !== null && !(hoursPerWeek >= 1 && hoursPerWeek <= mostHours && isInHundredths(hoursPerWeek))) {
    return refuse('INVALID_INPUT.HOURS_PER_WEEK', { most: mostHours }, { field: 'terms.hoursPerWeek' })
  }
  const length = typed.length ? lengthOfContract(kind, typed.length) : null
  if (isRefusal(length)) return length
  const rhythm = typed.rhythm ? rhythmOfContract(kind, typed.rhythm) : null
  if (isRefusal(rhythm)) return rhythm
  const pay = typed.pay ? payOf(typed.pay) : null
  if (isRefusal(pay)) return pay
  const languages = languagesOf(typed.languages ?? [], 'terms.languages')
  if (isRefusal(languages)) return languages
  const skills = skillsOf(typed.skills ?? [], 'terms.skills')
  if (isRefusal(skills)) return skills
  const tutor = typed.tutor ? tutorOf(typed.tutor) : null
  if (isRefusal(tutor)) return tutor
  const fitting = studyLevels.filter((level) => levels?.includes(level))
  return { startsOn, length, rhythm, pay, hoursPerWeek, remote, levels: fitting, languages, skills, tutor }
}

/** Those of a copy that is posted later: a start that has passed says nothing any more. @param today YYYY-MM-DD */
export function termsOfCopy(terms: JobTerms, today: string): JobTerms {
  return terms.startsOn !== null && terms.startsOn < today ? { ...terms, startsOn: null } : terms
}

function lengthOfContract(kind: JobKind, { count, unit }: Length): Length | Refusal {
  if (kind === 'PERMANENT') return wrong('INVALID_INPUT.NO_END', 'length')
  const { months, weeks } = longestLength
  const most = unit === 'MONTH' ? months : weeks
  if (count >= 1 && count <= most) return { count, unit }
  return refuse('INVALID_INPUT.JOB_LENGTH', { months, weeks }, { field: 'terms.length' })
}

function rhythmOfContract(kind: JobKind, rhythm: Rhythm): Rhythm | Refusal {
  return besideSchool.includes(kind) ? rhythmOf(rhythm, 'terms.rhythm') : wrong('INVALID_INPUT.NO_SCHOOL', 'rhythm')
}

function payOf({ from, to = null, currency, per }: NonNullable<TypedTerms['pay']>): Pay | Refusal {
  const sums = [
    { sum: from, field: 'terms.pay.from' },
    { sum: to, field: 'terms.pay.to' },
  ]
  const odd = sums.find(({ sum }) => sum !== null && !(sum >= 0 && sum <= mostPay && isInHundredths(sum)))
  if (odd) return refuse('INVALID_INPUT.PAY_AMOUNT', { most: mostPay }, { field: odd.field })
  if (to !== null && to < from) return wrong('INVALID_INPUT.PAY_RANGE', 'pay.to')
  const code = currencyOf(currency)
  if (code === undefined) {
    return refuse('INVALID_INPUT.NO_CURRENCY', { text: currency }, { field: 'terms.pay.currency' })
  }
  return { from, to: to === from ? null : to, currency: code, per }
}

function tutorOf({ name, position }: NonNullable<TypedTerms['tutor']>): Tutor | Refusal {
  const called = nameLine('name', name, longestName, 'terms.tutor.name')
  if (isRefusal(called)) return called
  const as = optionalLine('position', position, longestName, 'terms.tutor.position')
  return isRefusal(as) ? as : { name: called, position: as }
}

function isInHundredths(value: number): boolean {
  return Math.round(value * 100) / 100 === value
}

type Sentence =
  | 'INVALID_INPUT.START_PASSED'
  | 'INVALID_INPUT.NO_END'
  | 'INVALID_INPUT.NO_SCHOOL'
  | 'INVALID_INPUT.PAY_RANGE'

function wrong(sentence: Sentence, field: string): Refusal<'INVALID_INPUT'> {
  return refuse(sentence, undefined, { field: `terms.${field}` })
}
