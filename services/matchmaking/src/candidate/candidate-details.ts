import { refuse, type StudyLevel } from '@passerelle/contracts'
import { cleanLine, folded, isLikelyDay, isName, lengthOf, mailAddressOf, Refusal } from '@passerelle/kernel'

/** What a school knows about a candidate. `birthDate` is `YYYY-MM-DD`. */
export interface CandidateDetails {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly email: string
  readonly campaign: string
  readonly programme: string | null
  /** Of what they study. */
  readonly level: StudyLevel | null
  readonly graduationYear: number | null
}

export type CandidateField =
  | 'FIRST_NAME'
  | 'LAST_NAME'
  | 'BIRTH_DATE'
  | 'EMAIL'
  | 'CAMPAIGN'
  | 'PROGRAMME'
  | 'GRADUATION_YEAR'

/** One thing that is wrong, with the field of the form that it is about. */
export type CandidateProblem = Refusal<'CANDIDATE_INVALID'> & { readonly details: { readonly field: CandidateField } }

const longestName = 100
const longestProgramme = 200
const graduation = { from: 1950, to: 2100 } as const

/** The details as they are kept: texts trimmed, the address in small letters. */
export function tidied(details: CandidateDetails): CandidateDetails {
  return {
    firstName: cleanLine(details.firstName),
    lastName: cleanLine(details.lastName),
    birthDate: details.birthDate.trim(),
    email: mailAddressOf(details.email) ?? details.email,
    campaign: cleanLine(details.campaign),
    programme: details.programme === null ? null : cleanLine(details.programme) || null,
    level: details.level,
    graduationYear: details.graduationYear,
  }
}

/**
 * What makes a candidate the same one at a school (SI-14): last name, first name, birth date and campaign, compared
 * without accents, case, spaces and punctuation.
 */
export function identityKey({
  lastName,
  firstName,
  birthDate,
  campaign,
}: Pick<CandidateDetails, 'lastName' | 'firstName' | 'birthDate' | 'campaign'>): string {
  return [plainName(lastName), plainName(firstName), birthDate, plainName(campaign)].join('|')
}

/** Campaigns are compared as in the identity: `2026-2027` is `2026 2027`. */
export function isSameCampaign(one: string, other: string): boolean {
  return plainName(one) === plainName(other)
}

/** `Jean-Pierre`, `Jean Pierre` and `JEANPIERRE` are one name. */
function plainName(text: string): string {
  return folded(text).replaceAll(' ', '')
}

/** Everything that keeps the details from being saved, in the order of the form; empty when they are fine. */
export function problemsOf(details: CandidateDetails, now: Date): CandidateProblem[] {
  const { birthDate, email, programme, graduationYear } = details
  const address = mailAddressOf(email)
  const found = [
    ...named('FIRST_NAME', 'firstName', details),
    ...named('LAST_NAME', 'lastName', details),
    isBirthDate(birthDate, now) || about('BIRTH_DATE', refuse('CANDIDATE_INVALID.BIRTH_DATE', { text: birthDate })),
    address !== undefined || about('EMAIL', refuse('CANDIDATE_INVALID.EMAIL', { text: email })),
    ...named('CAMPAIGN', 'campaign', details),
    lengthOf(programme ?? '') <= longestProgramme ||
      about('PROGRAMME', refuse('CANDIDATE_INVALID.TOO_LONG', { what: 'programme', longest: longestProgramme })),
    isGraduationYear(graduationYear) ||
      about('GRADUATION_YEAR', refuse('CANDIDATE_INVALID.GRADUATION_YEAR', graduation)),
  ]
  return found.filter((problem) => problem !== true)
}

/** What the input calls a field: `firstName` for `FIRST_NAME`. */
export function inputField(field: CandidateField): string {
  return field.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function named(field: CandidateField, what: 'firstName' | 'lastName' | 'campaign', details: CandidateDetails) {
  return [
    isName(details[what]) || about(field, refuse('CANDIDATE_INVALID.MISSING', { what })),
    lengthOf(details[what]) <= longestName ||
      about(field, refuse('CANDIDATE_INVALID.TOO_LONG', { what, longest: longestName })),
  ]
}

function about(field: CandidateField, { key, values }: Refusal<'CANDIDATE_INVALID'>): CandidateProblem {
  return new Refusal(key, values, { field }) as CandidateProblem
}

function isBirthDate(text: string, now: Date): boolean {
  return isLikelyDay(text) && new Date(`${text}T00:00:00Z`) < now
}

function isGraduationYear(year: number | null): boolean {
  return year === null || (Number.isInteger(year) && year >= graduation.from && year <= graduation.to)
}
