import type { EntityManager } from '@mikro-orm/postgresql'
import { isId, type PageArgs } from '@passerelle/kernel'
import { and, pageOfList, type Sql, sql } from '@passerelle/persistence'
import type { InterviewPage } from '../interview/interview-page.ts'
import type { Status } from '../interview/lifecycle.ts'
import { newestFirst } from '../interview/newest-first.ts'

export interface InterviewsAtEventsArgs extends PageArgs {
  filter?: InterviewsAtEventsFilter | null | undefined
}

interface InterviewsAtEventsFilter {
  eventId?: string | null | undefined
  status?: Status | null | undefined
}

/** A company's interviews and requests at events, whatever their state, the last made first. @throws BadCursor, PageTooLarge */
export function interviewsAtEvents(
  em: EntityManager,
  employerId: string,
  { filter, ...paging }: InterviewsAtEventsArgs,
): Promise<InterviewPage> {
  const ofCompany = sql('row.employer_id = ? and row.event_id is not null', employerId)
  return pageOfList(em, newestFirst, and(ofCompany, ...filtered(filter)), paging)
}

function filtered(filter: InterviewsAtEventsFilter | null | undefined): Sql[] {
  const { eventId, status } = filter ?? {}
  return [
    ...(eventId ? [isId('evt', eventId) ? sql('row.event_id = ?', eventId) : sql('false')] : []),
    ...(status ? [sql('row.status = ?', status)] : []),
  ]
}
