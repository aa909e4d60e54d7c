import type { BaseContext } from '@passerelle/service-kit'
import type { PageArgs } from '../paging/connection.ts'
import { type KeysetList, sql } from '../paging/keyset-list.ts'
import { pageLoader } from '../paging/page-loader.ts'
import { Candidate } from './candidate.ts'
import { oneLine, plainWords } from './plain-text.ts'

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

const mostWords = 10

/** By school, whose staff the viewer is. */
export function candidatesOfSchool({ em }: Pick<BaseContext, 'em'>) {
  return pageLoader<Candidate, CandidatesArgs>(em, byName, ({ search, campaign }) => {
    // Plain words have no wildcards left in them.
    const words = plainWords(search ?? '')
      .split(' ')
      .filter(Boolean)
      .slice(0, mostWords)
    const conditions = [
      sql('row.school_id = parent.id'),
      ...words.map((word) => sql('row.search_text like ?', `%${word}%`)),
      ...(campaign ? [sql('row.campaign = ?', oneLine(campaign))] : []),
    ]
    return sql(conditions.map(({ text }) => text).join(' and '), ...conditions.flatMap(({ values }) => values))
  })
}
