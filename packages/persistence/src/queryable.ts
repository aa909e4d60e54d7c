import type { MikroORM } from '@mikro-orm/postgresql'
import type { Pool, QueryResultRow } from 'pg'

/** A pool or a connection of node-postgres. */
export type Queryable = Pick<Pool, 'query'>

/** The service's own pool: the relay and the consumer need no connections of their own. */
export async function poolOf(orm: Pick<MikroORM, 'em'>): Promise<Pool> {
  return (await orm.em.getConnection().getNativeClient()) as unknown as Pool
}

export async function rowsOf<Row extends QueryResultRow>(
  db: Queryable,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  return (await db.query<Row>(sql, parameters)).rows
}
