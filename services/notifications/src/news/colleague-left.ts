import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerUserState, InterviewState } from '@passerelle/contracts'
import { formerAt } from '../projections/former.ts'
import { isOpen } from '../projections/interview.ts'
import { inChargeOf, readersOf, type Told } from './news.ts'
import { postToOthers } from './post.ts'
import { surroundingsOf } from './surroundings.ts'

/** As many as are kept with the news; nobody decides more at a time. */
const atMost = 100

/**
 * Tells the admins and the owner of a company what stands of somebody who has left it: the interviews that they were to lead, and
 * the requests that wait. Nobody when nothing stands, or when they work there again under another id. The caller holds the
 * lock of the company (`meet`).
 */
export async function tellOfColleagueLeft(
  em: EntityManager,
  { employerId, personId }: Pick<EmployerUserState, 'employerId' | 'personId'>,
  cause: string,
  now: Date,
): Promise<void> {
  if (!(await formerAt(em, employerId)).has(personId)) return
  const rows = await em.execute<{ state: InterviewState }[]>(standing, [
    personId,
    employerId,
    now.toISOString(),
    atMost,
  ])
  await tellOf(
    em,
    rows.map(({ state }) => state),
    cause,
    now,
  )
}

/** The same of an interview of which word comes after that of its recruiter's leaving, once. */
export async function tellOfInterviewLeft(em: EntityManager, interview: InterviewState, now: Date): Promise<void> {
  if (isOpen(interview)) await tellOf(em, [interview], `left:${interview.id}`, now)
}

/** Of one that was cancelled because nobody had decided about it in time. */
export async function tellOfUndecided(
  em: EntityManager,
  interview: InterviewState,
  cause: string,
  now: Date,
): Promise<void> {
  const { id: interviewId, employerId, slot, timeZone } = interview
  const { company, people } = await inCharge(em, interview, now)
  const facts = {
    ...{ colleague: interview.recruiterName, company, talent: interview.talentName, timeZone },
    ...{ startsAt: slot?.startsAt ?? null, endsAt: slot?.endsAt ?? null },
  }
  const about = { interviewId, employerId }
  const told = people.map((person): Told => ({ person, kind: 'INTERVIEW_UNDECIDED', about, facts }))
  await postToOthers(em, cause, readersOf(told, null), now)
}

async function tellOf(em: EntityManager, interviews: InterviewState[], cause: string, now: Date): Promise<void> {
  const [first] = interviews
  if (!first) return
  const { employerId, recruiter: personId, recruiterName: colleague } = first
  const { company, people } = await inCharge(em, first, now)
  const facts = { colleague, company, interviews: interviews.length }
  const mail = {
    kind: 'COLLEAGUE_LEFT' as const,
    facts: { colleague, company, employerId, personId, interviewIds: interviews.map(({ id }) => id) },
  }
  const told = people.map((person): Told => ({ person, kind: 'COLLEAGUE_LEFT', about: { employerId }, facts, mail }))
  await postToOthers(em, cause, readersOf(told, null), now)
}

/** The admins and the owner of an interview's company, and how it is called. */
async function inCharge(em: EntityManager, { employerId, companyName }: InterviewState, now: Date) {
  const employer = (await surroundingsOf(em, { employers: [employerId] }, now)).employers.get(employerId)
  return { company: employer?.name ?? companyName, people: employer ? inChargeOf(employer) : [] }
}

const standing = `
  select state from interview_projection
  where recruiter = ? and state ->> 'employerId' = ?
    and (state ->> 'status' in ('REQUESTED', 'IN_SCHEDULING')
      or state ->> 'status' = 'CONFIRMED' and state -> 'slot' ->> 'endsAt' > ?)
  order by state -> 'slot' ->> 'startsAt', id limit ?`
