import type { MatchId, PersonId } from '@passerelle/kernel'
import { type Answer, type MatchStepAction, type Slot, slotOf, type Taken } from './progress.ts'

export type MatchSubject = 'SCHOOL' | 'CANDIDATE' | 'COMPANY' | 'SYSTEM'
/** Who was to meet in a match's interview. */
export type MatchSide = 'CANDIDATE' | 'COMPANY'
export type MatchChannel = 'MAIL' | 'REPLY' | 'INTERFACE' | 'SYSTEM'

/** Who acts: in whose name, who in truth, where, and with which words. */
export interface Act {
  readonly subject: MatchSubject
  /** Null when nobody did: it follows from something else. */
  readonly author: PersonId | null
  /** Whether the author is school staff in the place of the subject. */
  readonly onBehalf: boolean
  readonly channel: MatchChannel
  readonly comment: string | null
  readonly at: Date
}

/** Nobody acts: it follows from something else. */
export function nobody(at: Date): Act {
  return { subject: 'SYSTEM', author: null, onBehalf: false, channel: 'SYSTEM', comment: null, at }
}

/** What a step does to a match. */
export interface Deed {
  readonly action: MatchStepAction
  readonly value?: Answer
  /** The appointment that it is about. */
  readonly slot?: Slot | null
  /** The number of the step that it takes back. */
  readonly withdraws?: number
  /** Who did not come to the interview. */
  readonly absent?: MatchSide
}

/** An entry of a match's journal. Written once and never changed; the match is what its journal adds up to. */
export class MatchStep implements Act, Taken {
  readonly matchId: MatchId
  readonly number: number
  readonly at: Date
  readonly subject: MatchSubject
  readonly action: MatchStepAction
  readonly value: Answer | null
  readonly author: PersonId | null
  readonly onBehalf: boolean
  readonly channel: MatchChannel
  readonly comment: string | null
  /** The match's round after it. */
  readonly round: number
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly place: string | null
  readonly withdraws: number | null
  readonly absent: MatchSide | null

  constructor(at: { matchId: MatchId; number: number; round: number }, act: Act, deed: Deed) {
    this.matchId = at.matchId
    this.number = at.number
    this.round = at.round
    this.at = act.at
    this.subject = act.subject
    this.author = act.author
    this.onBehalf = act.onBehalf
    this.channel = act.channel
    this.comment = act.comment
    this.action = deed.action
    this.value = deed.value ?? null
    this.startsAt = deed.slot?.startsAt ?? null
    this.endsAt = deed.slot?.endsAt ?? null
    this.place = deed.slot?.place ?? null
    this.withdraws = deed.withdraws ?? null
    this.absent = deed.absent ?? null
  }

  slot(): Slot | null {
    return slotOf(this)
  }
}
