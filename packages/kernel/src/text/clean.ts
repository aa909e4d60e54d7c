/**
 * Characters that say nothing and do harm: controls (PostgreSQL keeps no NUL), embeddings, overrides and isolates, which
 * turn around what stands behind them (Unicode TR 36 §2.3), their deprecated relatives, interlinear notes, and byte order
 * marks. Line breaks and tabs are looked at before.
 */
const harmful = /[\p{Cc}\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/gu
const lineBreak = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** Something that can be seen; U+2800 is a Braille cell without dots. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u

/**
 * A text as it is kept, whoever wrote it: well-formed, in normal form C, without harmful characters, line breaks as `\n`,
 * no blanks at the ends of lines nor empty lines around it. Empty when nothing of it could be seen.
 */
export function cleanText(text: string): string {
  const lines = text.toWellFormed().replace(lineBreak, '\n').replaceAll('\t', ' ').split('\n')
  const clean = lines.map((line) => line.replace(harmful, '').normalize('NFC').trimEnd()).join('\n')
  return visible.test(clean) ? clean.trim() : ''
}

/**
 * The same on one line, with one blank where there were several or a line break; one that keeps words together stays, as
 * French puts it before a colon. So no name can add a header to a mail or a property to a calendar.
 */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, (run) => (run === '\u00a0' || run === '\u202f' ? run : ' '))
}
