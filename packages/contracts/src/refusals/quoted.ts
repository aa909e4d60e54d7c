import { cleanLine, cut } from '@passerelle/kernel'

/** What somebody typed, as a sentence repeats it: clean, on one line, all of it seen, and no longer than one looks at. */
export function quoted(text: string): string {
  return cut(cleanLine(text).replace(/\p{Cf}/gu, ''), 80)
}
