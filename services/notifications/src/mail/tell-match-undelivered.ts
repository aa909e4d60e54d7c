import type { EntityManager } from '@mikro-orm/postgresql'
import type { MatchState, TalentId } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { readersOf } from '../news/news.ts'
import { postToOthers } from '../news/post.ts'
import type { MatchMailFacts } from '../notice/kinds/matches.ts'
import { candidateOf, MatchProjection } from '../projections/match.ts'
import { ReaderProjection } from '../projections/reader.ts'
import { SchoolStaffProjection } from '../projections/school.ts'
import type { Message } from './message.ts'

type Undelivered = Pick<Message, 'id' | 'matchId' | 'person'> & Pick<MatchMailFacts, 'arrived' | 'dead' | 'reason'>

/**
 * Tells the staff behind a match that a mail about it did not arrive, or that nobody knows: whoever should answer may not
 * know of it, and they can say it in another way.
 */
export async function tellMatchUndelivered(
  em: EntityManager,
  { id, matchId, person, arrived, dead, reason }: Undelivered,
  now: Date,
): Promise<void> {
  const match = (await em.findOne(MatchProjection, { id: matchId! }))?.state
  if (!match) return
  const { candidateName: candidate, companyName: company, jobTitle: job } = match
  const facts = { to: await nameOf(em, match, person), candidate, company, job, arrived, dead, reason }
  const about = { matchId: match.id, jobId: match.jobId, employerId: match.employerId, schoolId: match.schoolId }
  const told = (await staffBehind(em, match)).map(
    (staff) => ({ person: staff, about, kind: 'MATCH_MAIL_NOT_DELIVERED', facts }) as const,
  )
  await postToOthers(em, `undelivered:${id}`, readersOf(told, null), now)
}

async function nameOf(em: EntityManager, match: MatchState, person: TalentId): Promise<string> {
  if (person === candidateOf(match)) return match.candidateName
  return (await em.findOne(ReaderProjection, { id: person }))?.name ?? match.companyName
}

/** Whoever proposed it while still there, otherwise everybody of the school who looks after matches. */
async function staffBehind(em: EntityManager, { schoolId, proposedBy }: MatchState): Promise<PersonId[]> {
  const staff = await em.find(SchoolStaffProjection, { schoolId })
  const looking = staff.filter(({ permissions }) => permissions.includes('MANAGE_MATCHES'))
  const proposing = looking.filter(({ personId }) => personId === proposedBy)
  return (proposing.length > 0 ? proposing : looking).map(({ personId }) => personId)
}
