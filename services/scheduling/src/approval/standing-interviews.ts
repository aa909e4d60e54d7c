import type { EntityManager } from '@mikro-orm/postgresql'
import { countedAtMost, decodeCursor, pageOf, pageSize } from '@passerelle/kernel'
import { Interview } from '../interview/interview.ts'
import type { InterviewPage, Paging } from '../interview/interview-page.ts'
import type { ApprovalProjection } from '../projections/projections.ts'

/**
 * The confirmed interviews of a company that a school has still to expect though it does not approve the company: at its
 * events, and with its candidates outside events. Earliest first; empty while the company is approved (SI-09).
 * @throws BadCursor, PageTooLarge
 */
export async function standingInterviews(
  em: EntityManager,
  { employerId, schoolId, state }: ApprovalProjection,
  { first, after }: Paging,
  now: Date,
): Promise<InterviewPage> {
  const size = pageSize(first)
  const behind = after ? behindOf(after) : []
  const these = [employerId, now, state, schoolId, schoolId]
  const rows: object[] = await em.execute(
    `select i.* ${sql} ${after ? 'and (i.starts_at, i.id) > (?, ?)' : ''} order by i.starts_at, i.id limit ${size + 1}`,
    [...these, ...behind],
  )
  const found = rows.map((row) => em.map(Interview, row as never))
  const page = pageOf(found, size, ({ startsAt, id }) => [startsAt!.getTime(), id], Boolean(after))
  return { ...page, count: () => countOf(em, these) }
}

const sql = `from interview i left join event_projection e on e.id = i.event_id
  left join candidate_projection c on c.id = i.candidate_id
  where i.employer_id = ? and i.status = 'CONFIRMED' and i.ends_at > ? and ? <> 'APPROVED'
    and (e.school_id = ? or i.event_id is null and c.school_id = ?)`

function behindOf(after: string): [Date, string] {
  const [start, id] = decodeCursor(after, ['number', 'string']) as [number, string]
  return [new Date(start), id]
}

async function countOf(em: EntityManager, these: unknown[]): Promise<number> {
  const [row]: { count: number }[] = await em.execute(
    `select count(*)::integer as count from (select ${sql} limit ${countedAtMost + 1}) as counted`,
    these,
  )
  return row!.count
}
