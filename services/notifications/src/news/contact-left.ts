import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerUserState, MatchState } from '@passerelle/contracts'
import { formerAt } from '../projections/former.ts'
import { PersonProjection } from '../projections/person.ts'
import { readersOf, type Told } from './news.ts'
import { postToOthers } from './post.ts'
import { surroundingsOf } from './surroundings.ts'

/** States in which the company is still to decide, or the candidate to answer it. */
const waiting: readonly MatchState['state'][] = ['PROPOSED', 'CANDIDATE_ACCEPTED', 'APPOINTMENT_PROPOSED']

/**
 * Tells a school's staff who look after matches that the contact of one has left the company, once: nobody there decides about
 * the candidate. The caller holds the lock of the company (`meet`).
 */
export async function tellOfContactLeft(em: EntityManager, match: MatchState, now: Date): Promise<void> {
  const { schoolId, employerId, jobId, id: matchId, contactPersonId } = match
  if (!waiting.includes(match.state) || !(await formerAt(em, employerId)).has(contactPersonId)) return
  const contact = await em.findOne(PersonProjection, { id: contactPersonId })
  const school = (await surroundingsOf(em, { schools: [schoolId] }, now)).schools.get(schoolId)
  const facts = {
    ...{ contact: contact?.name ?? null, company: match.companyName },
    ...{ candidate: match.candidateName, job: match.jobTitle },
  }
  const about = { matchId, jobId, employerId, schoolId }
  const staff = school?.staff.filter(({ permissions }) => permissions.includes('MANAGE_MATCHES')) ?? []
  const told = staff.map(({ person }): Told => ({ person, kind: 'CONTACT_LEFT', about, facts }))
  await postToOthers(em, `contact-left:${matchId}`, readersOf(told, null), now)
}

/** The same of every match of somebody who has left. */
export async function tellOfMatchesLeft(
  em: EntityManager,
  { employerId, personId }: Pick<EmployerUserState, 'employerId' | 'personId'>,
  now: Date,
): Promise<void> {
  const rows = await em.execute<{ state: MatchState }[]>(
    `select state from match_projection where state ->> 'contactPersonId' = ? and state ->> 'employerId' = ? order by id`,
    [personId, employerId],
  )
  for (const { state } of rows) await tellOfContactLeft(em, state, now)
}
