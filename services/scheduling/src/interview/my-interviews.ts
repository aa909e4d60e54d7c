import type { EntityManager } from '@mikro-orm/postgresql'
import type { PageArgs, PersonId } from '@passerelle/kernel'
import { and, type KeysetList, pageLoader, type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { byStart } from './by-start.ts'
import { Interview } from './interview.ts'
import { isOneOfTwo, takesPart } from './interview-access.ts'
import type { Status } from './lifecycle.ts'

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

/** What the lists hang on: an event, or a candidate. */
type Parent = 'event_id' | 'candidate_id'

const byMaking: KeysetList<Interview> = {
  entity: Interview,
  table: 'interview',
  // Ids are ordered by time of making.
  order: [{ column: 'id', type: 'text' }],
  keyOf: ({ id }) => [id],
}

const orders = {
  NEWEST: { ...byMaking, descending: true },
  EARLIEST: byStart,
  LATEST: { ...byStart, descending: true },
}

/** One person's own requests and interviews, at several events or with several candidates. */
export function myInterviews(em: EntityManager, viewer: Viewer, parent: Parent) {
  const mine = and(sql(`row.${parent} = parent.id`), parent === 'event_id' ? isOneOfTwo(viewer) : takesPart(viewer))
  return pageLoader<Interview, MyInterviewsArgs>(
    em,
    ({ orderBy = 'NEWEST' }) => orders[orderBy],
    ({ filter }) => and(mine, ...filtered(viewer.personId, filter)),
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
  or row.status = 'REQUESTED' and row.sent_by = 'RECRUITER' and row.talent = ? or row.status = 'IN_SCHEDULING' and row.talent = ?)`
