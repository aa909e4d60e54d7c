import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Match } from './match.ts'
import { underWay } from './under-way.ts'

/** The refusal that carries the match whose place is taken. */
export async function alreadyMatched(ctx: Context, pair: Pick<Match, 'candidateId' | 'jobId'>): Promise<Refusal> {
  return refuse('ALREADY_MATCHED', undefined, { match: await underWay(ctx.em, pair) })
}
