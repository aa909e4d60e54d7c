import type { EntityManager } from '@mikro-orm/postgresql'
import { type CandidateId, type Connection, type PageArgs, patternsOf } from '@passerelle/kernel'
import { and, type KeysetList, pageOfList, type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { openInSql } from '../interview/open-interviews.ts'
import { isClosed } from '../interview/starting.ts'
import { CandidateProjection, type EventProjection } from '../projections/projections.ts'

export interface TalentsArgs extends PageArgs {
  filter?: TalentFilter | null | undefined
}

interface TalentFilter {
  /** Parts of the name. */
  search?: string | null | undefined
  /** Parts of what they study. */
  programme?: string | null | undefined
  graduationYear?: number | null | undefined
  /** Whether the viewer and the talent have something open with each other at the event. */
  inContact?: boolean | null | undefined
}

/** A registered talent, as a recruiter of the event finds them. */
export interface Talent {
  candidate: CandidateProjection
  inContact: boolean
}

export type TalentPage = Connection<Talent>

const byName: KeysetList<CandidateProjection> = {
  entity: CandidateProjection,
  table: 'candidate_projection',
  order: [
    { column: 'sort_name', type: 'text' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ sortName, id }) => [sortName, id],
}

/**
 * Whom a recruiter may ask at an event: everybody registered but the viewer. Where only talents ask, those with whom the
 * viewer is in contact; once it is over or cancelled, nobody. Two statements, whatever the size; the total is counted when it is asked for.
 * @throws BadCursor, PageTooLarge
 */
export async function talentsAt(
  em: EntityManager,
  viewer: Viewer,
  event: EventProjection,
  { filter, ...page }: TalentsArgs,
  now: Date,
): Promise<TalentPage> {
  const met = contacts(viewer, event)
  const asked = and(
    sql('row.school_id = ?', event.schoolId),
    sql(registered, event.id, viewer.personId),
    ...(isClosed(event, now) ? [sql('false')] : []),
    ...(event.requestPolicy === 'TALENTS' ? [among(met)] : []),
    ...patternsOf(filter?.search ?? '').map((pattern) => sql('row.sort_name like ?', pattern)),
    ...patternsOf(filter?.programme ?? '').map((pattern) => sql('row.sort_programme like ?', pattern)),
    ...(filter?.graduationYear == null ? [] : [sql('row.graduation_year = ?', filter.graduationYear)]),
    ...(filter?.inContact == null
      ? []
      : [filter.inContact ? among(met) : sql(`not ${among(met).text}`, ...met.values)]),
  )
  const { edges, pageInfo, count } = await pageOfList(em, byName, asked, page)
  const rows: { id: CandidateId }[] = await em.execute(met.text, [...met.values])
  const known = new Set(rows.map(({ id }) => id))
  const talent = (candidate: CandidateProjection) => ({ candidate, inContact: known.has(candidate.id) })
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: talent(node) })), pageInfo, count }
}

const registered = `exists (select from registration_projection r
  where r.event_id = ? and r.candidate_id = row.id and r.active and r.person_id <> ?)`

/** The files of the talents with whom the viewer, as their recruiter, has something open at the event. */
function contacts(viewer: Viewer, { id }: EventProjection): Sql {
  const employers = viewer.employers().map(({ employer }) => employer)
  return sql(
    `select candidate_id as id from interview where event_id = ? and recruiter = ? and employer_id = any(array[?]::text[])
      and ${openInSql}`,
    ...[id, viewer.personId, employers],
  )
}

function among({ text, values }: Sql): Sql {
  return sql(`(row.id in (${text}))`, ...values)
}
