import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { MatchId } from '@passerelle/kernel'
import { MatchProjection } from '../../projections/match.ts'
import type { MatchMailKind } from '../mails.ts'
import { Message } from '../message.ts'
import { queueMatchMail } from '../queue-match-mail.ts'
import { threadOfMatch } from '../thread-of-match.ts'
import { expiryOf } from './expiry-of.ts'
import { hashOf, Link } from './link.ts'
import { renewedBy } from './renewed-by.ts'

/** Nobody is sent links more often because somebody asks for them. */
const restsAfterMail = 24 * 3_600_000

/**
 * Whoever holds an expired link to a match asks for a fresh one. It goes to the link's reader and nobody else, once a day at most;
 * whether it is still needed is asked when the mail leaves, so that nothing can be told from asking (HU-36).
 */
export function askForFreshLinks(em: EntityManager, token: string, now: Date): Promise<void> {
  return em.transactional(async (em) => {
    const link = await em.findOne(Link, { tokenHash: hashOf(token) })
    const kind = link && renewedBy[link.act]
    if (!link || !kind || now < (await expiryOf(em, link))) return
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
    const match = await em.findOne(MatchProjection, { id: link.subject as MatchId }, locked)
    if (!match || (await hasJustBeenSent(em, match, link, kind, now))) return
    const cause = `asked:${kind}:${match.id}:${now.toISOString()}`
    await queueMatchMail(em, match.state, { person: link.person, kind, cause }, now)
  })
}

async function hasJustBeenSent(
  em: EntityManager,
  { id }: MatchProjection,
  { person }: Link,
  kind: MatchMailKind,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - restsAfterMail)
  return (await em.count(Message, { thread: threadOfMatch(id, person), kind, createdAt: { $gt: since } })) > 0
}
