import type { EntityManager } from '@mikro-orm/postgresql'
import { Match } from './match.ts'
import { overStates } from './progress.ts'

/** The match of a candidate and a job that is not over; the database keeps at most one. */
export function underWay(em: EntityManager, pair: Pick<Match, 'candidateId' | 'jobId'>): Promise<Match | null> {
  const { candidateId, jobId } = pair
  return em.findOne(Match, { candidateId, jobId, state: { $nin: [...overStates] } })
}
