import type { EntityManager } from '@mikro-orm/postgresql'
import { type InterviewState, interviewerLeft } from '@passerelle/contracts'
import type { EmployerId, InterviewId, PersonId } from '@passerelle/kernel'
import { freeTimeOf } from '../occupancy/take-time.ts'
import { leftCompany } from './lacks-recruiter.ts'
import { openStatuses } from './lifecycle.ts'
import { lockInterviews } from './lock-interview.ts'
import { tell } from './tell.ts'

/**
 * Who has left a company is one more interviewer of nothing there: each open interview stands without them, their time is free
 * with this transaction, and it is told.
 * @param by who sent them away, as far as is known
 */
export async function partWith(
  em: EntityManager,
  { personId, employerId }: { personId: PersonId; employerId: EmployerId },
  by: PersonId | null,
  now: Date,
): Promise<void> {
  const rows: { id: InterviewId }[] = await em.execute(
    `select id from interview where employer_id = ? and interviewers @> ?::jsonb and status = any(array[?]::text[])`,
    [employerId, JSON.stringify([{ personId }]), openStatuses],
  )
  for (const interview of await lockInterviews(em, { id: { $in: rows.map(({ id }) => id) } })) {
    if (!interview.partWith(personId, by, now)) continue
    await freeTimeOf(em, interview.id, personId)
    tell(em, interviewerLeft, interview)
  }
}

/** The same of one interview that was planned, or changed, while one of its interviewers left. */
export async function partWithLeavers(em: EntityManager, of: InterviewState, now: Date): Promise<void> {
  if (!openStatuses.includes(of.status)) return
  for (const { personId } of of.interviewers) {
    const whom = { personId, employerId: of.employerId }
    if (await leftCompany(em, whom)) await partWith(em, whom, null, now)
  }
}
