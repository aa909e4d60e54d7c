import type { EntityManager } from '@mikro-orm/postgresql'
import type { ApprovalId, EmployerId, InterviewId, PersonId, SchoolId } from '@passerelle/kernel'
import { due, dueKind, whenDue } from '@passerelle/messaging'
import { ApprovalProjection } from '../projections/projections.ts'
import { letGo } from './let-go.ts'
import { lockInterviews } from './lock-interview.ts'

interface Declined {
  id: ApprovalId
  employerId: EmployerId
  schoolId: SchoolId
}

const declinedEnds = dueKind<Declined & { by: PersonId | null }>('requests-of-declined-end')

/**
 * Outside events a company that the school has declined is asked by none of its candidates (SI-09): requests that are open end. At once, but
 * in a transaction of its own: whoever accepts one holds the request and then the approval, and word of the decline holds that.
 * @param by who has declined it, as far as is known
 */
export function requestsEnd(
  em: EntityManager,
  { id, employerId, schoolId }: Declined,
  by: PersonId | null,
  now: Date,
): void {
  due(em, { kind: declinedEnds, key: id, at: now, data: { id, employerId, schoolId, by } })
}

/** Both are told of each. What has a time by now stands; the school is shown that (`Approval.standingInterviews`). */
export const endRequests = whenDue(declinedEnds, async ({ em, data: { id, employerId, schoolId, by }, now }) => {
  const approval = await em.findOne(ApprovalProjection, { id })
  if (approval?.state !== 'DECLINED') return
  const rows: { id: InterviewId }[] = await em.execute(open, [employerId, schoolId])
  if (rows.length === 0) return
  const requests = await lockInterviews(em, { id: { $in: rows.map((row) => row.id) } })
  const ended = requests.filter((one) => one.slot() === null && one.callOff('EMPLOYER_DECLINED', by, now))
  await letGo(em, ended)
})

const open = `select i.id from interview i join candidate_projection c on c.id = i.candidate_id
  where i.employer_id = ? and c.school_id = ? and i.offer_id is not null and i.status in ('REQUESTED', 'IN_SCHEDULING')`
