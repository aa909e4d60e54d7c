import { cleanLine, cleanText, isName, isRefusal, lengthOf, type Refusal } from '@passerelle/kernel'
import { refuse } from './refuse.ts'
import type { Field } from './words.ts'

type Typed = string | null | undefined
type InvalidInput = Refusal<'INVALID_INPUT'>

/**
 * What somebody typed into one line, cleaned. Refuses INVALID_INPUT when empty or too long.
 * @param what a word for it @param longest in characters (`lengthOf`) @param field its place in the input, where that has another name
 */
export function oneLine(what: Field, text: string, longest: number, field: string = what): string | InvalidInput {
  return fitting(what, cleanLine(text), longest, field)
}

/** As `oneLine`, for what somebody or something is called. Refuses INVALID_INPUT without a letter or digit, too. */
export function nameLine(what: Field, text: string, longest: number, field: string = what): string | InvalidInput {
  const line = oneLine(what, text, longest, field)
  return isRefusal(line) || isName(line) ? line : refuse('INVALID_INPUT.NO_NAME', { what }, { field })
}

/** As `oneLine`, for what is typed into a box and keeps its lines. */
export function written(what: Field, text: string, longest: number, field: string = what): string | InvalidInput {
  return fitting(what, cleanText(text), longest, field)
}

/** As `oneLine`, but what is absent or empty is null. */
export function optionalLine(what: Field, text: Typed, longest: number, field: string = what) {
  return text == null || cleanLine(text) === '' ? null : oneLine(what, text, longest, field)
}

/** As `written`, but what is absent or empty is null. */
export function optionallyWritten(what: Field, text: Typed, longest: number, field: string = what) {
  return text == null || cleanText(text) === '' ? null : written(what, text, longest, field)
}

function fitting(what: Field, text: string, longest: number, field: string): string | InvalidInput {
  if (text === '') return refuse('INVALID_INPUT.EMPTY', { what }, { field })
  return lengthOf(text) > longest ? refuse('INVALID_INPUT.TOO_LONG', { what, longest }, { field }) : text
}
