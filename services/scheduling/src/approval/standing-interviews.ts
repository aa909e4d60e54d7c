import type { EntityManager } from '@mikro-orm/postgresql'
import type { PageArgs } from '@passerelle/kernel'
import { and, pageOfList, type Sql, sql } from '@passerelle/persistence'
import { confirmedByStart } from '../interview/confirmed-by-start.ts'
import type { Interview } from '../interview/interview.ts'
import type { InterviewPage } from '../interview/interview-page.ts'
import type { ApprovalProjection } from '../projections/projections.ts'

/**
 * The confirmed interviews of a company that a school has still to expect though it does not approve the company: at its
 * events, and with its candidates outside events. Earliest first; empty while the company is approved (SI-09).
 * @throws BadCursor, PageTooLarge
 */
export function standingInterviews(
  em: EntityManager,
  approval: ApprovalProjection,
  paging: PageArgs,
  now: Date,
): Promise<InterviewPage> {
  const where = and(stands(now), sql(`? <> 'APPROVED'`, approval.state), ofPair(approval))
  return pageOfList(em, confirmedByStart, where, paging)
}

/** How many a school has still to expect of a company. */
export async function countStanding(em: EntityManager, of: Pair, now: Date): Promise<number> {
  const { text, values } = and(stands(now), ofPair(of))
  const [row]: { count: number }[] = await em.execute(
    `select count(*)::integer as count from interview row where ${text}`,
    [...values],
  )
  return row!.count
}

/** Whether an interview is one of the company at the school: at an event of its, or with a candidate of its outside events. */
export async function concerns(em: EntityManager, { id }: Interview, pair: Pair): Promise<boolean> {
  const { text, values } = and(sql('row.id = ?', id), ofPair(pair))
  const rows: object[] = await em.execute(`select from interview row where ${text}`, [...values])
  return rows.length > 0
}

type Pair = Pick<ApprovalProjection, 'employerId' | 'schoolId'>

/** Of rows of `interview` called `row`: those still to come. */
function stands(now: Date): Sql {
  return sql(`row.status = 'CONFIRMED' and row.ends_at > ?`, now)
}

/** Of rows of `interview` called `row`: those of a company at a school. */
function ofPair({ employerId, schoolId }: Pair): Sql {
  return sql(
    `row.employer_id = ?
      and (exists (select from event_projection e where e.id = row.event_id and e.school_id = ?)
        or row.event_id is null and exists (select from candidate_projection c where c.id = row.candidate_id and c.school_id = ?))`,
    ...[employerId, schoolId, schoolId],
  )
}
