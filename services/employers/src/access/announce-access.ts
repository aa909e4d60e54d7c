import type { EntityManager } from '@mikro-orm/postgresql'
import { accessChanged } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'

/** Somebody's memberships change with this transaction: whoever keeps them for a while forgets them. */
export async function announceAccess(em: EntityManager, personId: PersonId): Promise<void> {
  await em.flush()
  const [row] = await em.execute<[{ version: number } | undefined]>(
    'update person set access_version = access_version + 1 where id = ? returning access_version as version',
    [personId],
  )
  // Somebody whom this service has not heard of has no passport either.
  if (row) emit(em, accessChanged, { id: personId, version: row.version }, { personId })
}
