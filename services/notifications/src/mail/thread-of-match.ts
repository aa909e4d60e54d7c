import type { TalentId } from '@passerelle/contracts'
import type { MatchId } from '@passerelle/kernel'

/** The mails to one person about one match. */
export function threadOfMatch(match: MatchId, person: TalentId): string {
  return `${match}:${person}`
}
