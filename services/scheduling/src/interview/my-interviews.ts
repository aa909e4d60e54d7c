import type { EntityManager } from '@mikro-orm/postgresql'
import { countedAtMost, decodeCursor, type PersonId, pageOf, pageSize } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { Interview } from './interview.ts'
import type { InterviewPage, Paging } from './interview-page.ts'
import type { Status } from './lifecycle.ts'

export interface MyInterviewsQuery extends Paging {
  /** Each status is a tab; REQUESTED is both directions. */
  status?: Status | null
  needsMyAction?: boolean | null
}

/** What the lists hang on: an event, or a candidate. */
type Parent = 'event_id' | 'candidate_id'

interface Condition {
  sql: string
  parameters: unknown[]
}

/** The same as `Interview.needsActionOf`, for the database. */
const waitsForMe = `(status = 'REQUESTED' and sent_by = 'TALENT' and recruiter = ?
  or status = 'REQUESTED' and sent_by = 'RECRUITER' and talent = ? or status = 'IN_SCHEDULING' and talent = ?)`

/**
 * One person's own requests and interviews, newest first, at several events or with several candidates: one statement for
 * all lists of a request that are asked for alike, and one more for their lengths.
 * @throws (when loaded) BadCursor, PageTooLarge
 */
export function myInterviews(em: EntityManager, me: PersonId, parent: Parent) {
  const alike = new Map<string, DataLoader<string, InterviewPage>>()
  return (parentId: string, query: MyInterviewsQuery): Promise<InterviewPage> => {
    const { status, needsMyAction, first, after } = query
    const key = JSON.stringify([status, needsMyAction, first, after])
    const loader = alike.get(key) ?? listsLike(em, conditionOf(me, parent, query), parent, query)
    alike.set(key, loader)
    return loader.load(parentId)
  }
}

function conditionOf(me: PersonId, parent: Parent, { status, needsMyAction }: MyInterviewsQuery): Condition {
  const sql = ['(talent = ? or recruiter = ?)']
  const parameters: unknown[] = [me, me]
  // At an event there are two, and nobody else.
  if (parent === 'candidate_id') {
    sql[0] = '(talent = ? or recruiter = ? or interviewers @> ?::jsonb)'
    parameters.push(JSON.stringify([{ personId: me }]))
  }
  if (status) {
    sql.push('status = ?')
    parameters.push(status)
  }
  if (needsMyAction != null) {
    sql.push(needsMyAction ? waitsForMe : `not ${waitsForMe}`)
    parameters.push(me, me, me)
  }
  return { sql: sql.join(' and '), parameters }
}

function listsLike(em: EntityManager, condition: Condition, parent: Parent, { first, after }: Paging) {
  const counts = new DataLoader<string, number>((parents) => countsOf(em, condition, parent, parents))
  return new DataLoader<string, InterviewPage>(async (parents) => {
    const size = pageSize(first)
    const behind = after ? decodeCursor(after, ['string']) : undefined
    const rows: object[] = await em.execute(
      `select i.* from unnest(array[?]) p(id) cross join lateral (
         select * from interview where ${parent} = p.id and ${condition.sql} ${behind ? 'and id < ?' : ''}
         order by id desc limit ${size + 1}) i`,
      [parents, ...condition.parameters, ...(behind ?? [])],
    )
    const found = rows.map((row) => em.map(Interview, row as never))
    const field = parent === 'event_id' ? 'eventId' : 'candidateId'
    return parents.map((id) => {
      const own = found.filter((interview) => interview[field] === id)
      return { ...pageOf(own, size, (one) => [one.id], behind !== undefined), count: () => counts.load(id) }
    })
  })
}

async function countsOf(em: EntityManager, condition: Condition, parent: Parent, parents: readonly string[]) {
  const rows: { id: string; count: number }[] = await em.execute(
    `select p.id, counted.count from unnest(array[?]) p(id) cross join lateral (
       select count(*)::integer as count from (
         select from interview where ${parent} = p.id and ${condition.sql} limit ${countedAtMost + 1}) listed) counted`,
    [parents, ...condition.parameters],
  )
  return parents.map((id) => rows.find((row) => row.id === id)?.count ?? 0)
}
