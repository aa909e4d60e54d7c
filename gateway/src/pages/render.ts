import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@passerelle/kernel'
import { Liquid } from 'liquidjs'
import { shown } from './wall-time.ts'
import { words } from './words.ts'

const folder = join(import.meta.dirname, 'templates')
const style = readFileSync(join(folder, 'style.css'), 'utf8')
// Everything is escaped but the style sheet, whose hash the policy names.
const liquid = new Liquid({
  root: folder,
  extname: '.liquid',
  outputEscape: 'escape',
  cache: true,
  strictVariables: false,
})

liquid.registerFilter('when', (instant: string | null, locale: Language, zone: string) =>
  instant ? shown(instant, locale, zone) : '',
)

/** No scripts, no images, nothing from elsewhere; forms go back to the page itself. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
}

export interface Page {
  template: 'candidate' | 'job' | 'accept' | 'refuse' | 'answer' | 'reply' | 'expired' | 'message'
  status: number
  title: string
  /** The school in whose name it speaks, where one does. */
  school?: string
  /** What the template shows, each value escaped. */
  data: Record<string, unknown>
}

/** The page as HTML, in the reader's language. */
export function render({ template, title, school, data }: Page, locale: Language, timeZone: string): Promise<string> {
  return liquid.renderFile(template, { ...data, title, school, locale, timeZone, style, t: words[locale] })
}
