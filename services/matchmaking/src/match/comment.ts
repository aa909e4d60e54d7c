import { refuse } from '@passerelle/contracts'
import { cleanText, lengthOf, type Refusal } from '@passerelle/kernel'

const most = 2000

/** A comment as it is kept: cleaned; null when nothing is left. @returns COMMENT_TOO_LONG */
export function commentOf(given: string | null | undefined): string | null | Refusal {
  const text = cleanText(given ?? '')
  if (lengthOf(text) > most) return refuse('COMMENT_TOO_LONG', { longest: most }, { field: 'comment' })
  return text === '' ? null : text
}
