import { wordsOf } from '@passerelle/kernel'
import { anyOf, type Sql, sql } from '@passerelle/persistence'
import { badInput } from '@passerelle/service-kit'
import { foldedIs } from '../folded-is.ts'
import type { EmployerSize } from './employer.ts'

export interface EmployerFilter {
  /** Beginnings of words of the name. */
  search?: string | null | undefined
  city?: string | null | undefined
  industry?: string | null | undefined
  sizes?: readonly EmployerSize[] | null | undefined
}

/**
 * What must be so of a company, each read from an index.
 * @param row what the statement calls it
 * @throws BAD_USER_INPUT when nothing is left of the search
 */
export function employerIs(row: string, filter: EmployerFilter | null | undefined): Sql[] {
  const { search, city, industry, sizes } = filter ?? {}
  return [
    ...(search?.trim() ? [named(row, search)] : []),
    ...(city ? [foldedIs(`${row}.search_city`, city)] : []),
    ...(industry ? [foldedIs(`${row}.search_industry`, industry)] : []),
    ...(sizes ? [anyOf(`${row}.size`, sizes)] : []),
  ]
}

function named(row: string, search: string): Sql {
  const words = wordsOf(search)
  if (words.length === 0 || search.length > 200) throw badInput('Search for letters or digits, 200 at most.')
  const beginnings = words.map((word) => `'${word}':*`).join(' & ')
  return sql(`to_tsvector('simple', ${row}.search_name) @@ to_tsquery('simple', ?)`, beginnings)
}
