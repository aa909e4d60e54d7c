import type { EntityManager } from '@mikro-orm/postgresql'
import type { MatchState } from '@passerelle/contracts'
import type { MatchMailKind } from './mails.ts'
import type { MessageState } from './message-state.ts'
import { threadOfMatch } from './thread-of-match.ts'

/**
 * Somebody has signed in as the candidate of a match: mails and the links in them, which were for the file, are theirs.
 * @returns the kinds of those that speak of the match as it is, and have left or will
 */
export async function giveMatchToPerson(
  em: EntityManager,
  { id, candidateId, candidatePersonId, state, round }: MatchState,
): Promise<MatchMailKind[]> {
  if (!candidatePersonId) return []
  const [from, to] = [threadOfMatch(id, candidateId), threadOfMatch(id, candidatePersonId)]
  const moved = await em.execute<{ kind: MatchMailKind; sent: MessageState; of: string; round: number }[]>(
    `update message set person = ?, thread = ? where thread = ?
     returning kind, case when bounced_at is null then state else 'FAILED' end as sent, facts ->> 'state' as of,
       (facts ->> 'round')::integer as round`,
    [candidatePersonId, to, from],
  )
  // Behind the mails: one that was being written at this moment has its links by now.
  await em.execute(
    'update link set person = ? where person = ? and message_id in (select id from message where thread = ?)',
    [candidatePersonId, candidateId, to],
  )
  return moved
    .filter((mail) => mail.of === state && mail.round === round && mail.sent !== 'DROPPED' && mail.sent !== 'FAILED')
    .map(({ kind }) => kind)
}
