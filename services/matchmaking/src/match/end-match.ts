import { matchEnded } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { type ChangeMatch, changeMatch } from './change-match.ts'
import type { Match } from './match.ts'

/** Staff end what nobody has decided yet, as when an interview was cancelled and no other date is to come. @returns DECISION_CLOSED */
export function endMatch(ctx: Context, cmd: ChangeMatch): Promise<Match | Refusal> {
  return changeMatch(ctx, cmd, { fact: matchEnded, side: 'SCHOOL', rule: (match, act) => match.end(act) })
}
