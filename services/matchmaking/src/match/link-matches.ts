import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { matchCandidateLinked } from '@passerelle/contracts'
import type { CandidateId, PersonId } from '@passerelle/kernel'
import { tellOfMatch } from './announce-match.ts'
import { Match } from './match.ts'

/** Somebody is known as the candidate from now on: their matches become theirs. Lock the candidate first. */
export async function linkMatches(
  em: EntityManager,
  candidateId: CandidateId,
  author: PersonId,
  at: Date,
): Promise<void> {
  const lockMode = LockMode.PESSIMISTIC_WRITE
  const matches = await em.find(Match, { candidateId }, { lockMode, refresh: true, orderBy: { id: 'asc' } })
  const act = { subject: 'SYSTEM', author, channel: 'SYSTEM', comment: null, at } as const
  for (const match of matches) {
    if (match.link(author)) await tellOfMatch(em, matchCandidateLinked, match, { act, before: match.slot() })
  }
}
