import type { EntityManager } from '@mikro-orm/postgresql'
import type { Page } from '@passerelle/kernel'
import { badInput } from '@passerelle/service-kit'
import { type List, type PageArgs, pageOfList } from '../pages.ts'
import { searchable } from '../text.ts'
import { Employer } from './employer.ts'
import { EmployerUser } from './employer-user.ts'

export type EmployerPage = Page<Employer>
export type EmployerUserPage = Page<EmployerUser>

const byName: List<Employer> = {
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
  if (args.search == null || args.search.trim() === '') return pageOfList(em, byName, args)
  const words = searchable(args.search).split(' ').filter(Boolean)
  if (words.length === 0 || args.search.length > 200) throw badInput('Search for letters or digits, 200 at most.')
  const found = `to_tsvector('simple', t.search_name) @@ to_tsquery('simple', ?)`
  const beginnings = words.map((word) => `'${word}':*`).join(' & ')
  return pageOfList(em, { ...byName, where: found, parameters: [beginnings] }, args)
}

/** For one company each: its users, in order of joining. */
export const usersByJoining: List<EmployerUser> = {
  entity: EmployerUser,
  table: 'employer_user',
  where: 't.active',
  order: [
    { column: 'joined_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ joinedAt, id }) => [joinedAt.toISOString(), id],
}
