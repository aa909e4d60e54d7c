import { candidateRefused } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { type ChangeMatch, changeMatch } from './change-match.ts'
import type { Match } from './match.ts'

/** One press and no form (HU-13, HU-31); a proposed appointment goes with it. @returns NOT_YET, OFFER_REFUSED, DECISION_CLOSED */
export function refuseCandidate(ctx: Context, cmd: ChangeMatch): Promise<Match | Refusal> {
  return changeMatch(ctx, cmd, {
    fact: candidateRefused,
    side: 'COMPANY',
    rule: (match, act) => match.refuseCandidate(act),
  })
}
