import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool } from 'pg'

const transaction = new AsyncLocalStorage<{ open: boolean }>()

/**
 * Runs what belongs to a transaction that has begun: all its statements go through the connection that it holds.
 * @throws Error when `work` asks the service's pool for another one. As many transactions at once as the pool has
 * connections would each wait for one that the others hold, for ever.
 */
export async function onOneConnection<T>(work: () => Promise<T>): Promise<T> {
  const own = { open: true }
  try {
    return await transaction.run(own, work)
  } finally {
    // What was begun there and goes on behind it, such as a message to somebody who waits, is free again.
    own.open = false
  }
}

/** Makes a pool refuse a second connection to a transaction that runs under onOneConnection. */
export function refuseSecondConnections(pool: Pool): void {
  const connect = pool.connect
  pool.connect = function (this: Pool, ...args: Parameters<Pool['connect']>) {
    if (transaction.getStore()?.open)
      throw new Error('A transaction asks for a second connection: read through its own em.')
    return connect.apply(this, args)
  } as Pool['connect']
}
