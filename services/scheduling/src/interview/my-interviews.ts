import type { EntityManager } from '@mikro-orm/postgresql'
import type { PageArgs, PersonId } from '@passerelle/kernel'
import { and, pageLoader, pageOfList, type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { byStart } from './by-start.ts'
import type { Interview } from './interview.ts'
import { isOneOfTwo, reads, takesPart } from './interview-access.ts'
import type { InterviewPage } from './interview-page.ts'
import type { Status } from './lifecycle.ts'
import { newestFirst } from './newest-first.ts'

export interface MyInterviewsArgs extends PageArgs {
  filter?: InterviewFilter | null | undefined
  /** The newest first when left out. */
  orderBy?: keyof typeof orders | undefined
}

interface InterviewFilter {
  /** Each status is a tab; REQUESTED is both directions. */
  status?: Status | null | undefined
  needsMyAction?: boolean | null | undefined
}

const orders = {
  NEWEST: newestFirst,
  EARLIEST: byStart,
  LATEST: { ...byStart, descending: true },
}

/** One person's own requests and interviews, at several events. */
export function myInterviewsAt(em: EntityManager, viewer: Viewer) {
  return lists(em, viewer, and(sql('row.event_id = parent.id'), isOneOfTwo(viewer)))
}

/** Of several candidates, those that the viewer reads (PE-25). */
export function interviewsWith(em: EntityManager, viewer: Viewer) {
  return lists(em, viewer, and(sql('row.candidate_id = parent.id'), reads(viewer)))
}

/** One person's own informational interviews and requests outside events. @throws BadCursor, PageTooLarge */
export function myInformationalInterviews(
  em: EntityManager,
  viewer: Viewer,
  { filter, orderBy = 'NEWEST', ...page }: MyInterviewsArgs,
): Promise<InterviewPage> {
  const own = and(sql(`row.event_id is null and row.kind = 'INFORMATIONAL'`), takesPart(viewer))
  return pageOfList(em, orders[orderBy], and(own, ...filtered(viewer.personId, filter)), page)
}

function lists(em: EntityManager, { personId }: Viewer, where: Sql) {
  return pageLoader<Interview, MyInterviewsArgs>(
    em,
    ({ orderBy = 'NEWEST' }) => orders[orderBy],
    ({ filter }) => and(where, ...filtered(personId, filter)),
  )
}

function filtered(me: PersonId, filter: InterviewFilter | null | undefined): Sql[] {
  const { status, needsMyAction } = filter ?? {}
  return [
    ...(status ? [sql('row.status = ?', status)] : []),
    ...(needsMyAction == null ? [] : [sql(needsMyAction ? waitsForMe : `not ${waitsForMe}`, me, me, me)]),
  ]
}

/** The same as `Interview.needsActionOf`, for the database. */
const waitsForMe = `(row.status = 'REQUESTED' and row.sent_by = 'TALENT' and row.recruiter = ?
  or row.status = 'REQUESTED' and row.sent_by = 'RECRUITER' and row.talent = ?
  or row.status = 'IN_SCHEDULING'
    and case when row.event_id is null and row.proposed_times = '[]' then row.recruiter else row.talent end = ?)`
