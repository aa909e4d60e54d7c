import type { MatchState, TalentId } from '@passerelle/contracts'
import type { MatchId } from '@passerelle/kernel'

/** Whom the mails to the candidate are for: the file as long as nobody has signed in as the candidate. */
export function candidateOf({ candidatePersonId, candidateId }: MatchState): TalentId {
  return candidatePersonId ?? candidateId
}

/** A match as it is now; asked whether a mail about it is still true. */
export class MatchProjection {
  readonly id: MatchId
  state: MatchState

  constructor(match: MatchState) {
    this.id = match.id
    this.state = match
  }
}
