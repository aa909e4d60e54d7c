import type { MatchState } from '@passerelle/contracts'
import type { MatchId } from '@passerelle/kernel'

/** A match as it is now; asked whether a mail about it is still true. */
export class MatchProjection {
  readonly id: MatchId
  state: MatchState

  constructor(match: MatchState) {
    this.id = match.id
    this.state = match
  }
}
