import type { MatchId, PersonId } from '@passerelle/kernel'

/** The mails to one person about one match. */
export function threadOfMatch(match: MatchId, person: PersonId): string {
  return `${match}:${person}`
}
