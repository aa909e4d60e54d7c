import { languageTagOf, type Refusal } from '@passerelle/kernel'
import { z } from 'zod'
import { impersonal } from '../personal-data.ts'
import { refuse } from '../refusals/refuse.ts'

/** Levels of the Common European Framework of Reference for Languages, the lowest first. */
export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const

/** A language and how well it is spoken. */
export const spokenLanguage = z.object({
  /** A BCP 47 tag. */
  language: impersonal(z.string()),
  level: z.enum(languageLevels),
})
export type SpokenLanguage = z.infer<typeof spokenLanguage>

const mostLanguages = 10

/**
 * Languages as given, each once, by their tags as they are written. Refuses INVALID_INPUT where there are more than 10, one is
 * none, or comes twice.
 * @param field their place in the input
 */
export function languagesOf(given: readonly SpokenLanguage[], field: string): SpokenLanguage[] | Refusal {
  if (given.length > mostLanguages) return refuse('INVALID_INPUT.LANGUAGES', { most: mostLanguages }, { field })
  const found: SpokenLanguage[] = []
  for (const [index, { language, level }] of given.entries()) {
    const place = { field: `${field}.${index}.language` }
    const tag = languageTagOf(language)
    if (tag === undefined) return refuse('INVALID_INPUT.NO_LANGUAGE', { text: language }, place)
    if (found.some((other) => other.language === tag)) {
      return refuse('INVALID_INPUT.LANGUAGE_TWICE', { text: tag }, place)
    }
    found.push({ language: tag, level })
  }
  return found
}
