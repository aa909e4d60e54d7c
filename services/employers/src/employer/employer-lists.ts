import type { EntityManager } from '@mikro-orm/postgresql'
import { type Connection, wordsOf } from '@passerelle/kernel'
import { type KeysetList, type PageArgs, pageOfList, sql } from '@passerelle/persistence'
import { badInput } from '@passerelle/service-kit'
import { Employer } from './employer.ts'

export type EmployerPage = Connection<Employer>

const byName: KeysetList<Employer> = {
  entity: Employer,
  table: 'employer',
  order: [
    { column: 'search_name', type: 'text' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ searchName, id }) => [searchName, id],
}

/**
 * Companies by name; with a search, those of which every word searched begins a word of the name. Both are read from an
 * index. @throws BAD_USER_INPUT when nothing is left of the search
 */
export function employersByName(em: EntityManager, args: PageArgs & { search?: string | null }): Promise<EmployerPage> {
  if (args.search == null || args.search.trim() === '') return pageOfList(em, byName, sql('true'), args)
  const words = wordsOf(args.search)
  if (words.length === 0 || args.search.length > 200) throw badInput('Search for letters or digits, 200 at most.')
  const beginnings = words.map((word) => `'${word}':*`).join(' & ')
  const found = sql(`to_tsvector('simple', row.search_name) @@ to_tsquery('simple', ?)`, beginnings)
  return pageOfList(em, byName, found, args)
}
