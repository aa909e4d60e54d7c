/** Letters that Unicode does not take apart, as people type them. */
const spelled: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }

/** Text as it is compared and sorted: lower case, no accents, single blanks. `Café Œuvre` → `cafe oeuvre` */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => spelled[letter]!)
    .replace(/[\s\0]+/g, ' ')
    .trim()
}

/** One `LIKE` pattern for each word of what somebody searches; all have to match. At most eight. */
export function patternsOf(search: string): string[] {
  const words = folded(search).split(' ').filter(Boolean).slice(0, 8)
  return words.map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
}
