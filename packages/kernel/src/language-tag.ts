import { cleanLine } from './text/clean.ts'

/** Codes that name no language that somebody speaks: none, several, and not known. */
const unspoken = ['mul', 'und', 'zxx']

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/**
 * A language as a BCP 47 tag, `fr`, `en-GB`, `zh-Hant`: as it is written (RFC 5646 §2.1.1), of a language that there is, with
 * script and region at most.
 * @returns undefined for anything else
 */
export function languageTagOf(text: string): string | undefined {
  const tag = cleanLine(text)
  if (!/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i.test(tag)) return undefined
  const [language] = tag.toLowerCase().split('-') as [string]
  return unspoken.includes(language) || names.of(language) === undefined ? undefined : new Intl.Locale(tag).baseName
}
