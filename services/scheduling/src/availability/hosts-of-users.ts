import type { EntityManager } from '@mikro-orm/postgresql'
import type { PageArgs } from '@passerelle/kernel'
import { and, type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { Host } from './host.ts'
import { visibleHosts } from './host-access.ts'

const byMaking: KeysetList<Host> = {
  entity: Host,
  table: 'host',
  // Ids are ordered by time of making.
  order: [{ column: 'id', type: 'text' }],
  descending: true,
  keyOf: ({ id }) => [id],
}

/** By user of a company: where this user can be met, as far as the viewer may see it, newest first. */
export function hostsOfUsers(em: EntityManager, viewer: Viewer) {
  const where = and(sql('row.employer_user_id = parent.id'), visibleHosts(viewer))
  return pageLoader<Host, PageArgs>(em, byMaking, () => where)
}
