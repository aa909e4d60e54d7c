import { type KeyOf, refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'

export const registrationSchemes = ['SIRET', 'LEI', 'NATIONAL'] as const
export type RegistrationScheme = (typeof registrationSchemes)[number]

/** What identifies a company. Two spellings of one number give the same value. */
export interface Registration {
  readonly scheme: RegistrationScheme
  /** ISO 3166-1 alpha-2; null for registers of the whole world. */
  readonly country: string | null
  /** Digits and capitals only. */
  readonly number: string
}

type Rejected = Refusal<'INVALID_REGISTRATION_NUMBER'>

/**
 * @param number as typed: blanks, dots, dashes and slashes do not matter
 * @param country with NATIONAL only
 * Refuses INVALID_REGISTRATION_NUMBER when the number fails the check of its scheme.
 */
export function registrationFrom(
  scheme: RegistrationScheme,
  number: string,
  country?: string | null,
): Registration | Rejected {
  const bare = number.replace(/[\s.\-/ ]/g, '').toUpperCase()
  if (scheme === 'SIRET') return siret(bare)
  if (scheme === 'LEI') return lei(bare)
  return national(bare, country?.trim().toUpperCase() ?? '')
}

function siret(number: string): Registration | Rejected {
  if (!/^\d{14}$/.test(number)) return rejected('SIRET_LENGTH')
  if (!isSiret(number)) return rejected('SIRET_CHECK')
  return { scheme: 'SIRET', country: 'FR', number }
}

/**
 * Luhn over all 14 digits. The establishments of La Poste ran out of numbers that fit: theirs need a sum of digits that
 * 5 divides, head office excepted (INSEE, "Numérotation des établissements de La Poste").
 */
function isSiret(number: string): boolean {
  if (luhnSum(number) % 10 === 0) return true
  return number.startsWith('356000000') && digitsOf(number).reduce((sum, digit) => sum + digit, 0) % 5 === 0
}

/** Every second digit from the right is doubled, and counts by its digits (ISO/IEC 7812-1, annex B). */
function luhnSum(number: string): number {
  return digitsOf(number)
    .reverse()
    .reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9), 0)
}

function digitsOf(number: string): number[] {
  return [...number].map(Number)
}

/** ISO 17442: 18 characters and two check digits, the whole 1 modulo 97 with letters as 10 to 35 (ISO/IEC 7064). */
function lei(number: string): Registration | Rejected {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(number)) return rejected('LEI_LENGTH')
  const digits = [...number].map((character) => Number.parseInt(character, 36)).join('')
  if (BigInt(digits) % 97n !== 1n) return rejected('LEI_CHECK')
  return { scheme: 'LEI', country: null, number }
}

function national(number: string, country: string): Registration | Rejected {
  if (!/^[A-Z]{2}$/.test(country)) return rejected('COUNTRY', 'registrationCountry')
  // A French company entered here and under its SIRET would be there twice.
  if (country === 'FR') return rejected('FRENCH', 'registrationScheme')
  if (!/^[A-Z0-9]{4,30}$/.test(number)) return rejected('NATIONAL_LENGTH')
  return { scheme: 'NATIONAL', country, number }
}

/** A SIRET with a right check digit. @param thirteenDigits SIREN and four digits of the establishment */
export function siretFrom(thirteenDigits: string): string {
  const check = (10 - (luhnSum(`${thirteenDigits}0`) % 10)) % 10
  return `${thirteenDigits}${check}`
}

type Why = KeyOf<'INVALID_REGISTRATION_NUMBER'> extends `${string}.${infer Variant}` ? Variant : never

function rejected(why: Why, field = 'registrationNumber'): Rejected {
  return refuse(`INVALID_REGISTRATION_NUMBER.${why}`, undefined, { field })
}
