import type { EntityManager } from '@mikro-orm/postgresql'
import { countedAtMost, decodeCursor, type PersonId, pageOf, pageSize } from '@passerelle/kernel'
import { Interview } from './interview.ts'
import type { InterviewPage, Paging } from './interview-page.ts'

/**
 * One person's confirmed interviews that touch a stretch of time, earliest first: whatever takes the person's time, as
 * talent, recruiter or interviewer. One statement; the total is counted when it is asked for.
 * @throws BadCursor, PageTooLarge
 */
export async function myAgenda(
  em: EntityManager,
  me: PersonId,
  from: Date,
  to: Date | null | undefined,
  { first, after }: Paging,
): Promise<InterviewPage> {
  const size = pageSize(first)
  // A stretch that ends before it begins is an error for PostgreSQL; it is empty.
  const mine = [me, from, to && to < from ? from : (to ?? null)]
  const behind = after ? behindOf(after) : []
  const rows: object[] = await em.execute(
    `select * ${sql} ${after ? 'and (starts_at, id) > (?, ?)' : ''} order by starts_at, id limit ${size + 1}`,
    [...mine, ...behind],
  )
  const found = rows.map((row) => em.map(Interview, row as never))
  const page = pageOf(found, size, ({ startsAt, id }) => [startsAt!.getTime(), id], Boolean(after))
  return { ...page, count: () => countOf(em, mine) }
}

const sql = `from interview where status = 'CONFIRMED'
  and id in (select interview_id from occupancy where person_id = ? and during && tstzrange(?, ?))`

function behindOf(after: string): [Date, string] {
  const [start, id] = decodeCursor(after, ['number', 'string']) as [number, string]
  return [new Date(start), id]
}

async function countOf(em: EntityManager, mine: unknown[]): Promise<number> {
  const [row]: { count: number }[] = await em.execute(
    `select count(*)::integer as count from (select ${sql} limit ${countedAtMost + 1}) as counted`,
    mine,
  )
  return row!.count
}
