import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { CandidateId, MatchId } from '@passerelle/kernel'
import { MatchProjection } from '../../projections/match.ts'
import { Message } from '../message.ts'
import { queueMatchMail } from '../queue-match-mail.ts'
import { threadOfMatch } from '../thread-of-match.ts'
import type { Link } from './link.ts'
import { renewedBy } from './renewed-by.ts'

/**
 * The school has corrected the address of a candidate who has never signed in. Whoever reads at the one before may be somebody else, as
 * for answers by mail: the links in what went there end, and what they were for is asked once more at the new address. Whether it is
 * still worth asking is decided when that mail leaves.
 */
export async function endLinksAtAddress(em: EntityManager, candidate: CandidateId, now: Date): Promise<void> {
  const rows: { id: MatchId }[] = await em.execute(matchesWrittenOf, [candidate])
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
  const matches = await em.find(
    MatchProjection,
    { id: { $in: rows.map(({ id }) => id) } },
    { ...lock, orderBy: { id: 'asc' } },
  )
  // A mail that is being written at this moment has its links by then.
  await em.execute('select from message where person = ? order by id for update', [candidate])
  const ended: Pick<Link, 'subject' | 'act'>[] = await em.execute(end, [now, candidate])
  for (const match of matches) {
    const acts = ended.filter(({ subject }) => subject === match.id).map(({ act }) => act)
    for (const kind of new Set(acts.map((act) => renewedBy[act]))) {
      const waits = { thread: threadOfMatch(match.id, candidate), kind: kind!, state: 'QUEUED' } as const
      if (!kind || (await em.count(Message, waits)) > 0) continue
      const cause = `moved:${kind}:${match.id}:${now.toISOString()}`
      await queueMatchMail(em, match.state, { person: candidate, kind, cause }, now)
    }
  }
}

const matchesWrittenOf = 'select distinct match_id as id from message where person = ? and match_id is not null'
const end = 'update link set ended_at = ? where person = ? and ended_at is null returning subject, act'
