import { type Connection, cleanLine, patternsOf } from '@passerelle/kernel'
import { and, type KeysetList, type PageArgs, pageLoader, sql } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import { Candidate } from './candidate.ts'

export type CandidatePage = Connection<Candidate>

export interface CandidatesArgs extends PageArgs {
  /** Words of the name or the address, in any order. */
  search?: string | null | undefined
  campaign?: string | null | undefined
}

const byName: KeysetList<Candidate> = {
  entity: Candidate,
  table: 'candidate',
  order: [
    { column: 'sort_name', type: 'text' },
    { column: 'id', type: 'text' },
  ],
  keyOf: (candidate) => [candidate.sortName, candidate.id],
}

/** By school, whose staff the viewer is. */
export function candidatesOfSchool({ em }: Pick<BaseContext, 'em'>) {
  return pageLoader<Candidate, CandidatesArgs>(em, byName, ({ search, campaign }) =>
    and(
      sql('row.school_id = parent.id'),
      ...patternsOf(search ?? '').map((pattern) => sql('row.search_text like ?', pattern)),
      ...(campaign ? [sql('row.campaign = ?', cleanLine(campaign))] : []),
    ),
  )
}
