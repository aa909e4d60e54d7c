import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import { ApiKey } from './api-key.ts'

export type ApiKeyPage = Connection<ApiKey>

const byMaking: KeysetList<ApiKey> = {
  entity: ApiKey,
  table: 'api_key',
  // Ids are ordered by time of making.
  order: [{ column: 'id', type: 'text' }],
  descending: true,
  keyOf: ({ id }) => [id],
}

/** By school: its keys, the newest first, withdrawn ones too. */
export function apiKeysOfSchool(em: EntityManager) {
  return pageLoader<ApiKey, PageArgs>(em, byMaking, () => sql('row.school_id = parent.id'))
}
