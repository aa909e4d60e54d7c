import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import { ApiKey } from './api-key.ts'

/** Milliseconds between two entries of when a key was used: one in constant use is not written at each question. */
const notedEvery = 60_000

/** The key with this secret while it is good, noting that it is in use; null when it is unknown, expired or revoked. */
export async function useApiKey(
  { em, now }: { em: EntityManager; now: Clock },
  secretHash: string,
): Promise<ApiKey | null> {
  const key = await em.findOne(ApiKey, { secretHash })
  const at = now()
  if (key?.standing(at) !== 'ACTIVE') return null
  // In a table of its own, so that using a key changes no version of it.
  await em.execute(
    `insert into api_key_use (api_key_id, used_at) values (?, ?) on conflict (api_key_id)
     do update set used_at = excluded.used_at where api_key_use.used_at < ?`,
    [key.id, at, new Date(at.getTime() - notedEvery)],
  )
  return key
}

/** When each key was last used, to the minute; null when never. */
export async function lastUses(em: EntityManager, keyIds: readonly string[]): Promise<(Date | null)[]> {
  const rows = await em.execute<{ api_key_id: string; used_at: Date }[]>(
    'select api_key_id, used_at from api_key_use where api_key_id = any(?::text[])',
    [`{${keyIds.join(',')}}`],
  )
  const at = new Map(rows.map((row) => [row.api_key_id, new Date(row.used_at)]))
  return keyIds.map((id) => at.get(id) ?? null)
}
