import { cut } from '@passerelle/kernel'
import { convert } from 'html-to-text'
import type { Email } from 'postal-mime'
import { withoutSecrets } from './own-secrets.ts'

const bodyAtMost = 20_000
const htmlAtMost = 200_000

/** The text of a mail, quotations and all; of one that is HTML only, what its page says. Without secrets of ours. */
export function bodyOf({ text, html }: Pick<Email, 'text' | 'html'>): string {
  const plain = text?.trim() ? text : html ? inText(html) : ''
  return cut(withoutSecrets(plain), bodyAtMost)
}

/** Links are left out: their addresses are ours, or say nothing to a reader. Quotations get their `>`. */
function inText(html: string): string {
  return convert(cut(html, htmlAtMost), {
    wordwrap: false,
    limits: { maxDepth: 60, maxChildNodes: 2_000, maxInputLength: htmlAtMost },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  })
}
