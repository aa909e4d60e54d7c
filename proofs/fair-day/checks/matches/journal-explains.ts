import type { Match } from '../../matches.ts'
import type { Finding } from '../finding.ts'
import { replay, slotOf } from './replay.ts'

/** Every match is in the state to which its journal leads, step by step, and nobody decided after the next step. */
export function journalExplains(matches: readonly { readonly match: Match }[]): Finding {
  const steps = matches.reduce((sum, { match }) => sum + match.journal.length, 0)
  return {
    title: 'Every match is explained by its journal, and nothing was decided after the next step',
    looked: `${steps} steps of ${matches.length} matches`,
    wrong: matches.flatMap(({ match }) => unexplained(match)),
  }
}

function unexplained(match: Match): string[] {
  const { state, slot, wrong } = replay(match.journal)
  const end = state === match.state ? [] : [`the journal ends in ${state}, the match is ${match.state}`]
  const date = slot === slotOf(match) ? [] : [`the journal ends with ${slot}, the match has ${slotOf(match)}`]
  return [...wrong, ...end, ...date].map((what) => `${match.id}: ${what}`)
}
