import { refuse } from '@passerelle/contracts'
import { cleanText, lengthOf, type Refusal } from '@passerelle/kernel'

/** Longest texts that people write, in characters. */
export const longest = {
  message: 2_000,
  answer: 2_000,
  reason: 1_000,
  whyThisCompany: 2_000,
  notes: 2_000,
  idealCandidate: 2_000,
  customQuestion: 500,
} as const

/**
 * A text, cleaned; null when nothing is left.
 * @returns INVALID_TEXT when it is longer than its kind may be
 */
export function textOf(kind: keyof typeof longest, text: string | null | undefined): string | null | Refusal {
  const clean = cleanText(text ?? '')
  if (clean === '') return null
  if (lengthOf(clean) <= longest[kind]) return clean
  return refuse('INVALID_TEXT.TOO_LONG', { what: kind, longest: longest[kind] }, { field: kind })
}

/** The same, and INVALID_TEXT when nothing is left. */
export function requiredText(kind: keyof typeof longest, text: string): string | Refusal {
  return textOf(kind, text) ?? refuse('INVALID_TEXT.EMPTY', { what: kind }, { field: kind })
}
