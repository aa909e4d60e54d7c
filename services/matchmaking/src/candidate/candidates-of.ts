import { type Connection, cleanLine, type PageArgs, patternsOf } from '@passerelle/kernel'
import { and, type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import { Candidate } from './candidate.ts'

export type CandidatePage = Connection<Candidate>

export interface CandidatesArgs extends PageArgs {
  filter?: CandidateFilter | null | undefined
  /** By name when left out. */
  orderBy?: keyof typeof orders | undefined
}

interface CandidateFilter {
  /** Words of the name or the address, in any order. */
  search?: string | null | undefined
  campaign?: string | null | undefined
}

const candidates = { entity: Candidate, table: 'candidate' }

const orders = {
  NAME: {
    ...candidates,
    order: [
      { column: 'sort_name', type: 'text' },
      { column: 'id', type: 'text' },
    ],
    keyOf: (candidate) => [candidate.sortName, candidate.id],
  },
  NEWEST: {
    ...candidates,
    order: [
      { column: 'enrolled_at', type: 'timestamptz' },
      { column: 'id', type: 'text' },
    ],
    descending: true,
    keyOf: (candidate) => [candidate.enrolledAt.toISOString(), candidate.id],
  },
} satisfies Record<string, KeysetList<Candidate>>

/** By school, whose staff the viewer is. */
export function candidatesOfSchool({ em }: Pick<BaseContext, 'em'>) {
  return pageLoader<Candidate, CandidatesArgs>(
    em,
    ({ orderBy = 'NAME' }) => orders[orderBy],
    ({ filter }) =>
      and(
        sql('row.school_id = parent.id'),
        ...patternsOf(filter?.search ?? '').map((pattern) => sql('row.search_text like ?', pattern)),
        ...(filter?.campaign ? [sql('row.campaign = ?', cleanLine(filter.campaign))] : []),
      ),
  )
}

// Ids are ordered by time of making.
const byEnrolment: KeysetList<Candidate> = {
  ...candidates,
  order: [{ column: 'id', type: 'text' }],
  keyOf: ({ id }) => [id],
}

/** By person: their files, the newest campaign's last. */
export function candidaciesOf({ em }: Pick<BaseContext, 'em'>) {
  return pageLoader<Candidate, PageArgs>(em, byEnrolment, () => sql('row.person_id = parent.id'))
}
