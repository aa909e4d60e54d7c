import { type Refusal, refuse } from '@passerelle/kernel'

/** What somebody typed into one line: trimmed, inner white space and control characters made single blanks. Refuses INVALID_INPUT when empty or too long. */
export function oneLine(what: string, text: string, longest: number): string | Refusal<'INVALID_INPUT'> {
  return written(what, text.replace(/[\s\p{Cc}]+/gu, ' '), longest)
}

/** What somebody typed into a box: trimmed. Refuses INVALID_INPUT when empty or too long. */
export function written(what: string, text: string, longest: number): string | Refusal<'INVALID_INPUT'> {
  // PostgreSQL keeps no zero byte.
  const trimmed = text.replaceAll('\0', '').trim()
  if (trimmed === '') return refuse('INVALID_INPUT', `${what} must not be empty.`)
  if (trimmed.length > longest) {
    return refuse('INVALID_INPUT', `${what} is longer than ${longest.toLocaleString('en')} characters.`)
  }
  return trimmed
}

/** As `oneLine`, but what is absent or empty is null. */
export function optionalLine(what: string, text: string | null | undefined, longest: number) {
  return text == null || text.trim() === '' ? null : oneLine(what, text, longest)
}

/** As `written`, but what is absent or empty is null. */
export function optionallyWritten(what: string, text: string | null | undefined, longest: number) {
  return text == null || text.trim() === '' ? null : written(what, text, longest)
}

/** Lower-case words without accents or punctuation, one blank between them: what lists and searches compare. */
export function searchable(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
