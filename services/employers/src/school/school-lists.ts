import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageOfList, sql } from '@passerelle/persistence'
import { School } from './school.ts'

export type SchoolPage = Connection<School>

const byName: KeysetList<School> = {
  entity: School,
  table: 'school',
  order: [
    { column: 'name', type: 'text' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ name, id }) => [name, id],
}

export function schoolsByName(em: EntityManager, args: PageArgs): Promise<SchoolPage> {
  return pageOfList(em, byName, sql('true'), args)
}
