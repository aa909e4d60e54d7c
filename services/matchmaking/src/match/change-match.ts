import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import type { Contract, MatchState } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { alreadyMatched } from './already-matched.ts'
import { announceMatch } from './announce-match.ts'
import { commentOf } from './comment.ts'
import { isJobOver } from './job-over.ts'
import { lockMatch } from './lock-match.ts'
import { Match, type Outcome } from './match.ts'
import { type ActingSide, actOf } from './match-access.ts'
import type { Act } from './match-step.ts'
import { noSuchMatch } from './no-such-match.ts'
import { type MatchState as State, undecidedStates } from './progress.ts'
import { closed } from './turns.ts'

export interface ChangeMatch {
  matchId: string
  comment?: string | null | undefined
}

type Rule = (match: Match, act: Act, em: EntityManager) => Outcome | Promise<Outcome>

/**
 * One step of a match: the rule decides on the match as it is now, and the journal and everybody else are told with the
 * same transaction. Nothing is written or told when the rule says that all is as it was.
 * Where somebody had said no, nobody is asked anew once the job is over.
 * @param side in whose name the viewer acts, by himself or in their place
 * @returns what the rule refuses, INVALID_INPUT, ALREADY_MATCHED when the pair has another match under way meanwhile
 */
export async function changeMatch(
  ctx: Context,
  cmd: ChangeMatch,
  { fact, side, rule }: { fact: Contract<MatchState>; side: ActingSide; rule: Rule },
): Promise<Match | Refusal> {
  const comment = commentOf(cmd.comment)
  if (isRefusal(comment)) return comment
  try {
    return await changes(ctx, async (em) => {
      const match = await lockMatch(em, cmd.matchId)
      if (!match) return noSuchMatch()
      const [before, state] = [match.slot(), match.state]
      const entry = await rule(match, actOf(ctx, match, side, comment), em)
      if (isRefusal(entry)) return entry
      if (revives(state, match) && (await isJobOver(em, match))) return closed({ state }, 'JOB_OVER')
      if (entry) {
        em.persist(entry)
        await announceMatch(em, fact, match, { act: entry, before })
      }
      return match
    })
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error
    return alreadyMatched(ctx, await ctx.em.findOneOrFail(Match, { id: cmd.matchId as Match['id'] }))
  }
}

/** Whether a match waits for somebody now that waited for nobody before. */
function revives(before: State, { state }: Match): boolean {
  return undecidedStates.includes(state) && !undecidedStates.includes(before)
}
