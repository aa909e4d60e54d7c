import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import { StaffEntry } from './staff-entry.ts'

export type StaffEntryPage = Connection<StaffEntry>

const newestFirst: KeysetList<StaffEntry> = {
  entity: StaffEntry,
  table: 'staff_entry',
  order: [{ column: 'number', type: 'integer' }],
  descending: true,
  keyOf: ({ number }) => [number],
}

/** By school: what became of its staff, the newest first. */
export function staffJournalOf(em: EntityManager) {
  return pageLoader<StaffEntry, PageArgs>(em, newestFirst, () => sql('row.school_id = parent.id'))
}
