/** Letters that Unicode does not take apart into a letter and an accent. */
const ligatures: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Words in small letters without accents, one space between them: `D’Œuvre-Noël` is `d oeuvre noel`. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[œæøßłđðþı]/g, (letter) => ligatures[letter]!)
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The same without spaces: `Jean-Pierre`, `Jean Pierre` and `JEANPIERRE` are one name. */
export function plainName(text: string): string {
  return plainWords(text).replaceAll(' ', '')
}

/** Trimmed, with one space where there were several, line breaks or control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
