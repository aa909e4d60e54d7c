import { type Field, refuse } from '@passerelle/contracts'
import { cleanLine, cleanText, lengthOf, type Refusal } from '@passerelle/kernel'

/**
 * What somebody typed into one line, cleaned. Refuses INVALID_INPUT when empty or too long.
 * @param what a word for it @param field its place in the input, where that has another name
 */
export function oneLine(
  what: Field,
  text: string,
  longest: number,
  field: string = what,
): string | Refusal<'INVALID_INPUT'> {
  return fitting(what, cleanLine(text), longest, field)
}

/** What somebody typed into a box, cleaned. Refuses INVALID_INPUT when empty or too long. */
export function written(what: Field, text: string, longest: number): string | Refusal<'INVALID_INPUT'> {
  return fitting(what, cleanText(text), longest, what)
}

/** As `oneLine`, but what is absent or empty is null. */
export function optionalLine(what: Field, text: string | null | undefined, longest: number, field: string = what) {
  return text == null || cleanLine(text) === '' ? null : oneLine(what, text, longest, field)
}

/** As `written`, but what is absent or empty is null. */
export function optionallyWritten(what: Field, text: string | null | undefined, longest: number) {
  return text == null || cleanText(text) === '' ? null : written(what, text, longest)
}

function fitting(what: Field, text: string, longest: number, field: string): string | Refusal<'INVALID_INPUT'> {
  if (text === '') return refuse('INVALID_INPUT.EMPTY', { what }, { field })
  return lengthOf(text) > longest ? refuse('INVALID_INPUT.TOO_LONG', { what, longest }, { field }) : text
}
