let segmenter: Intl.Segmenter | undefined

/** How long a text is: in Unicode characters, as PostgreSQL's `char_length` counts. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

/**
 * The beginning of a text, `most` characters (see `lengthOf`) at the longest. What people see as one character is left
 * out as a whole and never cut in two (Unicode TR 29: an accent, a flag, a family of emoji).
 */
export function cut(text: string, most: number): string {
  const end = unitsOf(text, most)
  if (end === text.length) return text
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  const around = text.slice(0, end + 2)
  return text.slice(0, segmenter.segment(around).containing(end)!.index)
}

/** How many UTF-16 units the first `most` characters take. */
function unitsOf(text: string, most: number): number {
  let units = 0
  let characters = 0
  for (const character of text) {
    if (characters === most) break
    units += character.length
    characters++
  }
  return units
}
