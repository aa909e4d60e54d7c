import type { EntityManager } from '@mikro-orm/postgresql'
import type { Match } from './match.ts'
import { MatchStep } from './match-step.ts'

/** All entries, in order: what a step back is decided by. The match is locked, so nothing comes behind them. */
export function wholeJournal(em: EntityManager, { id }: Pick<Match, 'id'>): Promise<MatchStep[]> {
  return em.find(MatchStep, { matchId: id }, { orderBy: { number: 'asc' } })
}
