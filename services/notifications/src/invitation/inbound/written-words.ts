import { cleanText, cut, folded } from '@passerelle/kernel'

const wordsAtMost = 2_000
/** Fewer words than that anybody may write, and mean them. */
const enoughToKnow = 4
const mostHeadLines = 12

const quoted = /^\s*[>|]/
/** `-----Original Message-----`, `________________________________` */
const rule = /^\s*[-_=—–*]{3,}.*[-_=—–*]{3,}\s*$/
/** `Von: …`, `*De :* …` */
const field = /^\s*\*?[\p{L} ./-]{1,30}\u00a0?:\*?\s*\S/u
const date = /\b\d{4}\b|\d{1,2}[:h.]\d\d/

/**
 * What a person wrote in answer to a mail of ours, above its quotation, between its lines or below it. A quotation is known
 * in any language: by its marks, and by being ours, since we know what we wrote; and what a program puts above it (who
 * wrote when, or a block of fields) by standing there. What cannot be told is shown: too much is better than lost words.
 * @param body plain text @param said the texts of the mails that may be quoted
 */
export function writtenWords(body: string, said: readonly string[]): string {
  const lines = body.split(/\r\n|\r|\n/)
  const ours = ` ${said.map(folded).join(' ')} `
  const texts = lines.map((line) => folded(line.replace(/^[\s>|]+/, '')))
  const signs = new Set(
    said
      .flatMap((text) => text.split('\n'))
      .map((line) => line.trim())
      .filter((line) => folded(line) === ''),
  )
  const isOurs = (at: number) => {
    if (texts[at] !== '') return ours.includes(` ${texts[at]} `)
    return lines[at]!.trim() !== '' && signs.has(lines[at]!.trim())
  }
  const taken = lines.map(
    (line, at) => quoted.test(line) || (isOurs(at) && texts[at]!.split(' ').length >= enoughToKnow),
  )
  spread(lines, taken, isOurs)
  for (const start of lines.keys()) if (taken[start] && !taken[start - 1]) takeHead(lines, taken, start)
  const kept = lines.filter((_, at) => !taken[at]).join('\n')
  return cut(cleanText(kept).replace(/\n{3,}/g, '\n\n'), wordsAtMost)
}

/** Short lines of ours beside long ones, and the blank ones between, belong to the quotation. */
function spread(lines: readonly string[], taken: boolean[], isOurs: (at: number) => boolean): void {
  const blank = (at: number) => lines[at]!.trim() === ''
  const sweep = (order: readonly number[]) => {
    let inside = false
    for (const at of order) {
      if (taken[at] || (inside && isOurs(at))) taken[at] = inside = true
      else if (!blank(at)) inside = false
    }
  }
  const order = [...lines.keys()]
  sweep(order)
  sweep(order.toReversed())
  let last = -1
  for (const at of order) {
    if (!taken[at]) continue
    if (last >= 0 && lines.slice(last + 1, at).every((line) => line.trim() === '')) taken.fill(true, last, at)
    last = at
  }
}

/** Takes what a program puts above a quotation: rules, a block of fields, a sentence that names who wrote and when. */
function takeHead(lines: readonly string[], taken: boolean[], start: number): void {
  let at = start
  const above = () => {
    let line = at - 1
    while (line >= 0 && lines[line]!.trim() === '') line--
    return line
  }
  for (let left = mostHeadLines; left > 0; left--) {
    const line = above()
    if (line < 0 || taken[line]) return
    const fields = fieldsUpTo(lines, line)
    const size = rule.test(lines[line]!) ? 1 : fields >= 3 ? fields : introduction(lines, line)
    if (size === 0) return
    taken.fill(true, line - size + 1, at)
    at = line - size + 1
  }
}

function fieldsUpTo(lines: readonly string[], last: number): number {
  let count = 0
  while (count < mostHeadLines && last - count >= 0 && field.test(lines[last - count]!)) count++
  return count
}

/** `Am 22.11.2026 um 10:00 schrieb Passerelle <…>:`, which may take up to three lines. @returns how many, or 0 */
function introduction(lines: readonly string[], last: number): number {
  if (!/[:：]\s*$/.test(lines[last]!)) return 0
  for (let size = 1; size <= 3 && last - size + 1 >= 0; size++) {
    const text = lines.slice(last - size + 1, last + 1).join(' ')
    if (text.length > 300 || lines[last - size + 1]!.trim() === '') return 0
    if (date.test(text)) return size
  }
  return 0
}
