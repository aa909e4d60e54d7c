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
 * @param rule null when it is about another round
 */
export async function backToCompany(
  em: EntityManager,
  matchId: string,
  { fact, now, rule }: { fact: Contract<MatchState>; now: Date; rule: (match: Match) => MatchStep | null },
): Promise<void> {
  const match = await lockMatch(em, matchId)
  const before = match?.slot() ?? null
  const entry = match && rule(match)
  if (!entry) return
  em.persist(entry)
  const ended = (await isJobOver(em, match)) ? match.endWithJob(nobody(now)) : null
  if (ended) {
    em.persist(ended)
    return announceMatch(em, matchEnded, match, { act: ended, before })
  }
  await announceMatch(em, fact, match, { act: entry, before })
}
