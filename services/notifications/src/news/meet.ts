import type { EntityManager } from '@mikro-orm/postgresql'
import { commitSoon } from '@passerelle/messaging'

/**
 * Locks ids until the end of the transaction, in one order for all: who needs what is known of one shares its lock, who brings
 * word of it excludes the others, and does not keep them waiting.
 */
export async function meet(em: EntityManager, ids: readonly string[], how: 'shared' | 'exclusive'): Promise<void> {
  if (how === 'exclusive') commitSoon(em)
  const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'
  for (const id of [...new Set(ids)].sort()) await em.execute(`select ${lock}(hashtextextended(?, 0))`, [id])
}
