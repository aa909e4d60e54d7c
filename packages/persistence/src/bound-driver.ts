import type { Configuration, EntityData, LoggingOptions, QueryResult, Transaction } from '@mikro-orm/core'
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql'
import { CompiledQuery, type Kysely } from 'kysely'
import { bound } from './bound-values.ts'

type Execute = PostgreSqlConnection['execute']

/**
 * MikroORM writes values into the text of each statement, so that none comes twice, and PostgreSQL parses and plans each. Here they
 * travel beside it (MikroORM discusses the same in its issue 8001).
 */
class BoundConnection extends PostgreSqlConnection {
  override async execute<T extends QueryResult | EntityData<object> | EntityData<object>[] = EntityData<object>[]>(
    query: Parameters<Execute>[0],
    params: Parameters<Execute>[1] = [],
    method: Parameters<Execute>[2] = 'all',
    ctx?: Transaction,
    context?: LoggingOptions,
  ): Promise<T> {
    const { sql, values } = partsOf(query, params)
    if (values === undefined) return super.execute<T>(query, params, method, ctx, context)
    await this.ensureConnection()
    const asked = this.config.get('onQuery')(sql, values)
    const statement = bound(this.platform, asked, values)
    if (!statement) return super.execute<T>(query, params, method, ctx, context)
    const client = (ctx as Kysely<unknown> | undefined) ?? this.getClient()
    const run = async () =>
      this.transformRawResult<T>(await client.executeQuery(CompiledQuery.raw(statement.text, statement.values)), method)
    return this.executeQuery(asked, run, { ...context, query: asked, params: statement.values })
  }
}

/** @returns no values where they have names, which MikroORM translates */
function partsOf(
  query: Parameters<Execute>[0],
  params: NonNullable<Parameters<Execute>[1]>,
): { sql: string; values?: readonly unknown[] } {
  if (typeof query === 'string') return Array.isArray(params) ? { sql: query, values: params } : { sql: query }
  const { sql, params: values } = 'toRaw' in query ? query.toRaw() : query
  return { sql, values }
}

/** A driver whose statements carry their values beside the text. */
export class BoundDriver extends PostgreSqlDriver {
  protected override readonly connection: BoundConnection

  constructor(config: Configuration) {
    super(config)
    this.connection = new BoundConnection(config)
  }
}
