import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { MatchState, TalentId } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { presentTraceparent } from '@passerelle/messaging'
import { factsOfMatch } from './about-match.ts'
import type { MatchMailKind } from './mails.ts'
import { Message } from './message.ts'
import { threadOfMatch } from './thread-of-match.ts'

/**
 * Queues a mail about a match behind those that the person was sent about it before, so that none overtakes another.
 * The caller holds the row lock of the match.
 *
 * A proposal leaves once for each match (HU-07): another acceptance queues again the one that had lost its reason.
 */
export async function queueMatchMail(
  em: EntityManager,
  match: MatchState,
  { person, kind, cause }: { person: TalentId; kind: MatchMailKind; cause: string },
  now: Date,
): Promise<void> {
  const traceparent = presentTraceparent()
  const thread = threadOfMatch(match.id, person)
  const earlier = await em.find(
    Message,
    { thread },
    { orderBy: { position: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
  const proposal = kind === 'CANDIDATE_PROPOSAL' ? earlier.find((mail) => mail.kind === kind) : undefined
  if (proposal) {
    if (proposal.state === 'DROPPED') proposal.queueAgain(now, traceparent)
    return
  }
  // What waits for its next attempt is asked at once whether it is still worth sending, or it would hold this one up.
  for (const mail of earlier) if (mail.state === 'QUEUED') mail.dueAt = now
  const position = 1 + (earlier.at(-1)?.position ?? 0)
  const mail = { kind, facts: factsOfMatch(match) }
  em.persist(
    new Message({ id: newId('msg'), person, mail, cause, traceparent, thread, position, matchId: match.id }, now),
  )
}
