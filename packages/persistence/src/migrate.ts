import type { MikroORM } from '@mikro-orm/postgresql'

/** Any fixed number: replicas of one service meet on it, other databases of the cluster have their own locks. */
const MIGRATION_LOCK = 7_405_801

/**
 * Runs what is missing, in one transaction: all or nothing. Replicas that start together wait for each other on an
 * advisory lock that ends with the transaction, so each migration runs once, and a killed process leaves no lock.
 */
export async function migrate(orm: MikroORM): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK])
    const transaction = em.getTransactionContext()
    await orm.migrator.up({ transaction })
  })
}
