import type { EntityManager } from '@mikro-orm/postgresql'
import { type Contract, type MatchState, matchEnded } from '@passerelle/contracts'
import { announceMatch } from './announce-match.ts'
import { isJobOver } from './job-over.ts'
import { lockMatch } from './lock-match.ts'
import type { Match } from './match.ts'
import { type MatchStep, nobody } from './match-step.ts'

/**
 * Nothing came of an accepted appointment: the company may propose another date, and everybody is told. Where the job is over
 * meanwhile, that the match has ended.
 * @param rule null when it is about another round, or moves the match no more
 * @returns whether it did
 */
export async function backToCompany(
  em: EntityManager,
  matchId: string,
  {
    fact,
    now,
    rule,
  }: { fact: Contract<MatchState>; now: Date; rule: (match: Match) => MatchStep | null | Promise<MatchStep | null> },
): Promise<boolean> {
  const match = await lockMatch(em, matchId)
  const before = match?.slot() ?? null
  const entry = match && (await rule(match))
  if (!entry) return false
  em.persist(entry)
  const ended = (await isJobOver(em, match)) ? match.endWithJob(nobody(now)) : null
  if (ended) em.persist(ended)
  await announceMatch(em, ended ? matchEnded : fact, match, { act: ended ?? entry, before })
  return true
}
