import { Migrator } from '@mikro-orm/migrations'
import {
  type EntityCtor,
  type EntitySchema,
  type MigrationObject,
  MikroORM,
  type PostgreSqlDriver,
  UnderscoreNamingStrategy,
} from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { BoundDriver } from './bound-driver.ts'
import { databaseAddress } from './database-address.ts'
import { releaseDeadConnections } from './dead-connections.ts'
import { type MigrationEntry, named } from './migration-names.ts'
import { refuseSecondConnections } from './one-connection.ts'
import { prepareWhatComesAgain } from './prepared-statements.ts'

export type OrmOptions = {
  /** postgres://role:password@host:port/database, with what databaseAddress reads, or with ?host=/folder/of/a/unix/socket */
  url: string
  /** What table() returned; a class without a table is refused. */
  entities: (EntitySchema | EntityCtor)[]
  /** In the order in which they run. */
  migrations?: MigrationEntry[]
  /** Connections at most, 5 unless said otherwise: five services and the event log share one small server. */
  poolSize?: number
  /** Sees every SQL statement before it runs; for tests that count them. */
  onQuery?: (sql: string) => void
}

/**
 * The one place that sets MikroORM up. Nothing is read from the database, and no file or cache is written, so a service
 * is there at once; the first query opens the first connection. Close with `orm.close()`.
 */
export async function createOrm(options: OrmOptions): Promise<MikroORM> {
  const { onQuery } = options
  const { connectionString, ssl, prepared } = databaseAddress(options.url)
  return MikroORM.init({
    driver: BoundDriver as typeof PostgreSqlDriver,
    clientUrl: connectionString,
    entities: options.entities,
    extensions: [Migrator],
    namingStrategy: UnderscoreNamingStrategy,
    ensureDatabase: false,
    metadataCache: { enabled: false },
    discovery: { warnWhenNoEntities: false },
    colors: false,
    pool: { min: 0, max: options.poolSize ?? 5, idleTimeoutMillis: 30_000 },
    driverOptions: {
      ssl,
      keepAlive: true,
      onPoolCreated(pool: Pool) {
        releaseDeadConnections(pool)
        refuseSecondConnections(pool)
        if (prepared) prepareWhatComesAgain(pool)
      },
    },
    ...(onQuery && {
      onQuery: (sql: string) => {
        onQuery(sql)
        return sql
      },
    }),
    migrations: {
      tableName: 'migration',
      migrationsList: named(options.migrations ?? []) as MigrationObject[],
      snapshot: false,
      silent: true,
      allOrNothing: true,
    },
  })
}
