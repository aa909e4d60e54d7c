import type { Pool, PoolClient } from 'pg'

/** Milliseconds in which whoever uses a connection that died may hand it back. */
const grace = 200

/**
 * Gives the pool back the place of a connection that died inside a transaction. Kysely 0.29 keeps it when the rollback
 * fails as well, as it does on a dead connection: each restart of the server would make the pool smaller, down to none.
 */
export function releaseDeadConnections(pool: Pool): void {
  const inUse = new Set<PoolClient>()
  pool.on('acquire', (client) => inUse.add(client))
  pool.on('release', (_error, client) => inUse.delete(client))
  pool.on('connect', (client) => {
    client.once('end', () => {
      const release = client.release
      // Released meanwhile means taken out of the pool: dead connections do not come back under another user.
      setTimeout(() => inUse.has(client) && release.call(client, true), grace)
    })
  })
}
