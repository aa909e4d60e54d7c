import { cleanText, cut } from '@passerelle/kernel'
import type { Email } from 'postal-mime'

const wordsAtMost = 2_000
const quotation =
  /^(>|-{2,} ?(original|message d’origine|message d'origine)|_{10,}|(on|le|am) .{5,200}(wrote|a écrit|schrieb) ?:\s*$|from: |de : )/i

/** What a person wrote above the quotation of our mail. */
export function writtenWords({ text }: Pick<Email, 'text'>): string {
  const lines = cut(text ?? '', 20_000).split(/\r\n|\r|\n/)
  const end = lines.findIndex((line) => quotation.test(line.trim().slice(0, 300)))
  return cut(cleanText((end < 0 ? lines : lines.slice(0, end)).join('\n')), wordsAtMost)
}
