import { cleanLine } from './text/clean.ts'

const fewest = 4
/** ITU-T E.164 §6.2.1. */
const most = 15

/**
 * A number to call as somebody wrote it: digits, blanks, and the signs that are written between them, an international
 * one with `+` in front.
 * @returns with single blanks; undefined when it is none, or has fewer than 4 or more than 15 digits
 */
export function phoneNumberOf(text: string): string | undefined {
  const number = cleanLine(text)
  const digits = number.replaceAll(/\D/g, '').length
  return /^\+?[\d (][\d ()./-]*$/.test(number) && digits >= fewest && digits <= most ? number : undefined
}
