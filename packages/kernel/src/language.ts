/** The languages that people are spoken to in: refusals, mails, notices and pages. French when nothing is known. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]
export const defaultLanguage: Language = 'fr'

/**
 * The language that somebody reads, from what says it, the surest first: a person's `locale`, a claim of a sign-in
 * provider such as `en-GB`, an `Accept-Language` header with its weights (RFC 9110 §12.5.4). French when none of them
 * names one of ours.
 */
export function languageOf(...said: readonly (string | null | undefined)[]): Language {
  for (const text of said) {
    const language = text && firstOf(text)
    if (language) return language
  }
  return defaultLanguage
}

export function isLanguage(text: unknown): text is Language {
  return languages.includes(text as Language)
}

function firstOf(ranges: string): Language | undefined {
  // A header longer than this comes from nobody who reads.
  const wanted = ranges.slice(0, 500).split(',').map(rangeOf)
  return wanted.sort((a, b) => b.weight - a.weight).find(({ language, weight }) => language && weight > 0)?.language
}

function rangeOf(range: string): { language: Language | undefined; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const primary = tag.split(/[-_]/, 1)[0]
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  return { language: isLanguage(primary) ? primary : undefined, weight: weight === undefined ? 1 : Number(weight) || 0 }
}
