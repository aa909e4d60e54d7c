import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { MatchId } from '@passerelle/kernel'
import { Match } from './match.ts'

/** The match as it is now, locked until the transaction ends: two who decide at once decide one after the other. */
export function lockMatch(em: EntityManager, id: string): Promise<Match | null> {
  const lockMode = LockMode.PESSIMISTIC_WRITE
  return em.findOne(Match, { id: id as MatchId }, { lockMode, refresh: true })
}
