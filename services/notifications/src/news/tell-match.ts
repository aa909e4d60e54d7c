import type { EntityManager } from '@mikro-orm/postgresql'
import { type MatchState, matchCandidateLinked, matchSteppedBack, offerAnswered } from '@passerelle/contracts'
import { isId } from '@passerelle/kernel'
import { giveMatchToPerson } from '../mail/give-match-to-person.ts'
import { queueMatchMail } from '../mail/queue-match-mail.ts'
import type { HappenedEvent } from '../news/kept-news.ts'
import { readersOf } from '../news/news.ts'
import { post, postToOthers } from '../news/post.ts'
import { formerAt } from '../projections/former.ts'
import { SchoolProjection } from '../projections/school.ts'
import { matchNews, proposalTo } from './match-news.ts'

/** Tells candidate and contact, unless the contact has left the company, in the application and by mail. The caller holds the row lock of the match. */
export async function tellMatch(em: EntityManager, event: HappenedEvent, match: MatchState, now: Date): Promise<void> {
  const timeZone = (await em.findOne(SchoolProjection, match.schoolId))?.timeZone ?? null
  const former = await formerAt(em, match.employerId)
  const all = readersOf(matchNews(event.type, match, timeZone), match.change.author ?? event.actor)
  const told = all.filter(
    ({ person }) => !isId('per', person) || person === match.candidatePersonId || !former.has(person),
  )
  const mailed = event.type === matchCandidateLinked.type ? await giveMatchToPerson(em, match) : []
  for (const { person, mail } of told) {
    if (mail && !mailed.includes(mail)) await queueMatchMail(em, match, { person, kind: mail, cause: event.id }, now)
  }
  const notices = told.flatMap(({ mail: _, person, ...notice }) => (isId('per', person) ? [{ ...notice, person }] : []))
  await post(em, event.id, notices, now)
  if (!offersToContact(event, match) || former.has(match.contactPersonId)) return
  // One mail and one notice for each match, to its contact and nobody else (HU-07, HU-08).
  const cause = `proposal:${match.id}`
  await queueMatchMail(em, match, { person: match.contactPersonId, kind: 'CANDIDATE_PROPOSAL', cause }, now)
  await postToOthers(em, cause, [proposalTo(match, timeZone)], now)
}

function offersToContact({ type }: HappenedEvent, { state }: MatchState): boolean {
  return state === 'CANDIDATE_ACCEPTED' && (type === offerAnswered.type || type === matchSteppedBack.type)
}
