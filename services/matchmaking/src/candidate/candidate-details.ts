import { cleanLine, folded, isDay, lengthOf, mailAddressOf } from '@passerelle/kernel'

/** What a school knows about a candidate. `birthDate` is `YYYY-MM-DD`. */
export interface CandidateDetails {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly email: string
  readonly campaign: string
  readonly programme: string | null
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

export interface CandidateProblem {
  readonly field: CandidateField
  /** What is wrong and what would be right, for people. */
  readonly message: string
}

/** The details as they are kept: texts trimmed, the address in small letters. */
export function tidied(details: CandidateDetails): CandidateDetails {
  return {
    firstName: cleanLine(details.firstName),
    lastName: cleanLine(details.lastName),
    birthDate: details.birthDate.trim(),
    email: mailAddressOf(details.email) ?? details.email,
    campaign: cleanLine(details.campaign),
    programme: details.programme === null ? null : cleanLine(details.programme) || null,
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

/** `Jean-Pierre`, `Jean Pierre` and `JEANPIERRE` are one name. */
function plainName(text: string): string {
  return folded(text).replaceAll(' ', '')
}

/** Everything that keeps the details from being saved, in the order of the form; empty when they are fine. */
export function problemsOf(details: CandidateDetails, now: Date): CandidateProblem[] {
  const { firstName, lastName, birthDate, email, campaign, programme, graduationYear } = details
  return [
    ...named('FIRST_NAME', 'first name', firstName),
    ...named('LAST_NAME', 'last name', lastName),
    ...problem(
      !isBirthDate(birthDate, now),
      'BIRTH_DATE',
      `“${birthDate}” is not a day of birth. Write it YYYY-MM-DD.`,
    ),
    ...problem(
      mailAddressOf(email) === undefined,
      'EMAIL',
      `“${email}” is not an e-mail address that is taken: write name@example.org.`,
    ),
    ...named('CAMPAIGN', 'campaign', campaign),
    ...problem(lengthOf(programme ?? '') > 200, 'PROGRAMME', 'The programme is longer than 200 characters.'),
    ...problem(!isGraduationYear(graduationYear), 'GRADUATION_YEAR', 'The graduation year is from 1950 to 2100.'),
  ]
}

function named(field: CandidateField, what: string, text: string): CandidateProblem[] {
  return [
    ...problem(folded(text) === '', field, `The ${what} is missing.`),
    ...problem(lengthOf(text) > 100, field, `The ${what} is longer than 100 characters.`),
  ]
}

function problem(wrong: boolean, field: CandidateField, message: string): CandidateProblem[] {
  return wrong ? [{ field, message }] : []
}

function isBirthDate(text: string, now: Date): boolean {
  return isDay(text) && text >= '1900-01-01' && new Date(`${text}T00:00:00Z`) < now
}

function isGraduationYear(year: number | null): boolean {
  return year === null || (Number.isInteger(year) && year >= 1950 && year <= 2100)
}
