import { type Refusal, refuse } from '@passerelle/kernel'

const most = 2000

/** A comment as it is kept: trimmed, without control characters but line breaks; null when nothing is left. @returns COMMENT_TOO_LONG */
export function commentOf(given: string | null | undefined): string | null | Refusal {
  const text = (given ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
  if (text.length > most) return refuse('COMMENT_TOO_LONG', `Write at most ${most} characters.`)
  return text === '' ? null : text
}
