import { offerAnswered } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { type ChangeMatch, changeMatch } from './change-match.ts'
import type { Match } from './match.ts'

/** The candidate takes or refuses the offer; there is no deadline (HU-24). @returns DECISION_CLOSED, ALREADY_MATCHED */
export function answerOffer(ctx: Context, cmd: ChangeMatch & { accept: boolean }): Promise<Match | Refusal> {
  return changeMatch(ctx, cmd, {
    fact: offerAnswered,
    side: 'CANDIDATE',
    rule: (match, act) => match.answerOffer(cmd.accept ? 'ACCEPTED' : 'REFUSED', act),
  })
}
