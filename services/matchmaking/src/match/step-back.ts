import { matchSteppedBack } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { type ChangeMatch, changeMatch } from './change-match.ts'
import type { Match } from './match.ts'
import { wholeJournal } from './whole-journal.ts'

/** Staff take back what they did in somebody's place, in the same one's name. @returns NOT_BY_STAFF, DECISION_CLOSED, ALREADY_MATCHED */
export function stepBack(ctx: Context, cmd: ChangeMatch & { step: number }): Promise<Match | Refusal> {
  return changeMatch(ctx, cmd, {
    fact: matchSteppedBack,
    side: 'SCHOOL',
    rule: async (match, act, em) => match.stepBack(cmd.step, await wholeJournal(em, match), act),
  })
}
