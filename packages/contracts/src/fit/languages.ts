import { languageTagOf, type Refusal } from '@passerelle/kernel'
import { refuse } from '../refusals/refuse.ts'
import type { SpokenLanguage } from './terms.ts'

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
