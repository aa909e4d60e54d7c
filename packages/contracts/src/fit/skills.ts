import { isRefusal, type Refusal } from '@passerelle/kernel'
import { refuse } from '../refusals/refuse.ts'
import { nameLine } from '../refusals/typed-text.ts'

const mostSkills = 30
const longest = 60

/**
 * Skills as terms of one line, in the order given; one that stands there already, whatever its case, is left out: `C` and `C++`
 * are two. Refuses INVALID_INPUT where there are more than 30, and where one is empty or longer than 60 characters.
 * @param field their place in the input
 */
export function skillsOf(given: readonly string[], field: string): string[] | Refusal {
  if (given.length > mostSkills) return refuse('INVALID_INPUT.SKILLS', { most: mostSkills }, { field })
  const found = new Map<string, string>()
  for (const [index, text] of given.entries()) {
    const term = nameLine('skill', text, longest, `${field}.${index}`)
    if (isRefusal(term)) return term
    const said = term.toLowerCase()
    if (!found.has(said)) found.set(said, term)
  }
  return [...found.values()]
}
