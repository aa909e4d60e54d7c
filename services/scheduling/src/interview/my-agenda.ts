import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql'
import { decodeCursor, type InterviewId, type PersonId, pageOf, pageSize } from '@passerelle/kernel'
import { Interview } from './interview.ts'
import type { InterviewPage, Paging } from './interview-page.ts'

/** One person's confirmed interviews that touch a stretch of time, earliest first. @throws BadCursor, PageTooLarge */
export async function myAgenda(
  em: EntityManager,
  me: PersonId,
  from: Date,
  to: Date | null | undefined,
  { first, after }: Paging,
): Promise<InterviewPage> {
  const ids = await taken(em, me, from, to)
  const mine: FilterQuery<Interview>[] = [{ id: { $in: ids }, status: 'CONFIRMED' }]
  const size = pageSize(first)
  const rows = await em.find(Interview, { $and: after ? [...mine, behind(after)] : mine } as FilterQuery<Interview>, {
    orderBy: { startsAt: 'asc', id: 'asc' },
    limit: size + 1,
  })
  const page = pageOf(rows, size, ({ startsAt, id }) => [startsAt!.getTime(), id], Boolean(after))
  return { ...page, total: () => em.count(Interview, { $and: mine } as FilterQuery<Interview>) }
}

function behind(after: string): FilterQuery<Interview> {
  const [start, id] = decodeCursor(after, ['number', 'string']) as [number, InterviewId]
  const startsAt = new Date(start)
  return { $or: [{ startsAt: { $gt: startsAt } }, { startsAt, id: { $gt: id } }] }
}

/** What takes this person's time then, as whichever participant. */
async function taken(em: EntityManager, me: PersonId, from: Date, to: Date | null | undefined): Promise<InterviewId[]> {
  const rows: { interview_id: InterviewId }[] = await em.execute(
    'select distinct interview_id from occupancy where person_id = ? and during && tstzrange(?, ?)',
    [me, from, to ?? null],
  )
  return rows.map(({ interview_id }) => interview_id)
}
