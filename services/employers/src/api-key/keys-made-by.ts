import type { EntityManager } from '@mikro-orm/postgresql'
import type { PersonId, SchoolId } from '@passerelle/kernel'
import { ApiKey } from './api-key.ts'

/** How many keys of a school that somebody made are good. */
export function keysMadeBy(em: EntityManager, schoolId: SchoolId, createdBy: PersonId, now: Date): Promise<number> {
  const good = { revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] }
  return em.count(ApiKey, { schoolId, createdBy, ...good })
}
