import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { Match } from './match.ts'
import { overStates } from './progress.ts'

/** The refusal that carries the match whose place is taken; the database keeps at most one of a pair under way. */
export async function alreadyMatched(ctx: Context, pair: Pick<Match, 'candidateId' | 'jobId'>): Promise<Refusal> {
  const { candidateId, jobId } = pair
  const match = await ctx.em.findOne(Match, { candidateId, jobId, state: { $nin: [...overStates] } })
  return refuse('ALREADY_MATCHED', undefined, { match })
}
