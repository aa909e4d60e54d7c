import type { EntityManager } from '@mikro-orm/postgresql'
import type { PageArgs } from '@passerelle/kernel'
import { and, pageOfList, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { confirmedByStart } from './confirmed-by-start.ts'
import { takesPart } from './interview-access.ts'
import type { InterviewPage } from './interview-page.ts'

interface AgendaArgs extends PageArgs {
  filter?: { from?: Date | null | undefined; to?: Date | null | undefined } | null | undefined
}

/**
 * One person's confirmed interviews that touch a stretch of time, earliest first: whatever takes the person's time, as
 * talent, recruiter or interviewer. One statement; the total is counted when it is asked for.
 * @throws BadCursor, PageTooLarge
 */
export function myAgenda(
  em: EntityManager,
  viewer: Viewer,
  now: Date,
  { filter, ...page }: AgendaArgs,
): Promise<InterviewPage> {
  const from = filter?.from ?? now
  const to = filter?.to ?? null
  // A stretch that ends before it begins is an error for PostgreSQL; it is empty.
  const end = to && to < from ? from : to
  return pageOfList(em, confirmedByStart, and(sql(mine, viewer.personId, from, end), takesPart(viewer)), page)
}

const mine = `row.status = 'CONFIRMED'
  and row.id in (select interview_id from occupancy where occupant_id = ? and during && tstzrange(?, ?))`
