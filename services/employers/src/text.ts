import { cleanLine, cleanText, lengthOf, type Refusal, refuse } from '@passerelle/kernel'

/** What somebody typed into one line, cleaned. Refuses INVALID_INPUT when empty or too long. */
export function oneLine(what: string, text: string, longest: number): string | Refusal<'INVALID_INPUT'> {
  return fitting(what, cleanLine(text), longest)
}

/** What somebody typed into a box, cleaned. Refuses INVALID_INPUT when empty or too long. */
export function written(what: string, text: string, longest: number): string | Refusal<'INVALID_INPUT'> {
  return fitting(what, cleanText(text), longest)
}

/** As `oneLine`, but what is absent or empty is null. */
export function optionalLine(what: string, text: string | null | undefined, longest: number) {
  return text == null || cleanLine(text) === '' ? null : oneLine(what, text, longest)
}

/** As `written`, but what is absent or empty is null. */
export function optionallyWritten(what: string, text: string | null | undefined, longest: number) {
  return text == null || cleanText(text) === '' ? null : written(what, text, longest)
}

function fitting(what: string, text: string, longest: number): string | Refusal<'INVALID_INPUT'> {
  if (text === '') return refuse('INVALID_INPUT', `${what} must not be empty.`)
  if (lengthOf(text) > longest) {
    return refuse('INVALID_INPUT', `${what} is longer than ${longest.toLocaleString('en')} characters.`)
  }
  return text
}
