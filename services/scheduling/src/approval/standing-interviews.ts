import type { EntityManager } from '@mikro-orm/postgresql'
import type { PageArgs } from '@passerelle/kernel'
import { pageOfList, sql } from '@passerelle/persistence'
import { confirmedByStart } from '../interview/confirmed-by-start.ts'
import type { InterviewPage } from '../interview/interview-page.ts'
import type { ApprovalProjection } from '../projections/projections.ts'

/**
 * The confirmed interviews of a company that a school has still to expect though it does not approve the company: at its
 * events, and with its candidates outside events. Earliest first; empty while the company is approved (SI-09).
 * @throws BadCursor, PageTooLarge
 */
export function standingInterviews(
  em: EntityManager,
  { employerId, schoolId, state }: ApprovalProjection,
  paging: PageArgs,
  now: Date,
): Promise<InterviewPage> {
  const where = sql(standing, employerId, now, state, schoolId, schoolId)
  return pageOfList(em, confirmedByStart, where, paging)
}

const standing = `row.employer_id = ? and row.status = 'CONFIRMED' and row.ends_at > ? and ? <> 'APPROVED'
  and (exists (select from event_projection e where e.id = row.event_id and e.school_id = ?)
    or row.event_id is null and exists (select from candidate_projection c where c.id = row.candidate_id and c.school_id = ?))`
