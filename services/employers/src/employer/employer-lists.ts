import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import { and, type KeysetList, pageOfList, sql } from '@passerelle/persistence'
import { Employer } from './employer.ts'
import { type EmployerFilter, employerIs } from './employer-filter.ts'

export type EmployerPage = Connection<Employer>

export interface EmployersArgs extends PageArgs {
  filter?: EmployerFilter | null | undefined
  /** By name when left out. */
  orderBy?: keyof typeof orders | undefined
}

const employers = { entity: Employer, table: 'employer' }

const orders = {
  NAME: {
    ...employers,
    order: [
      { column: 'search_name', type: 'text' },
      { column: 'id', type: 'text' },
    ],
    keyOf: ({ searchName, id }) => [searchName, id],
  },
  NEWEST: {
    ...employers,
    order: [
      { column: 'created_at', type: 'timestamptz' },
      { column: 'id', type: 'text' },
    ],
    descending: true,
    keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
  },
} satisfies Record<string, KeysetList<Employer>>

/** @throws BAD_USER_INPUT when nothing is left of the search */
export function employersOf(em: EntityManager, { filter, orderBy = 'NAME', ...page }: EmployersArgs) {
  return pageOfList(em, orders[orderBy], and(sql('true'), ...employerIs('row', filter)), page)
}
