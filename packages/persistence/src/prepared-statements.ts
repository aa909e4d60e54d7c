import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'

/** How often a process asks the same before it is prepared. */
const comesAgain = 20
/** Each connection keeps the plans of its own: some 20 KB each. */
const preparedAtMost = 100

/** PostgreSQL refuses a prepared statement whose columns have become others, as those of `*` do by a migration. */
const allColumns = /\.\*|select \*|returning \*/i

/**
 * Has the statements that come again and again prepared: PostgreSQL parses each once a connection, and plans it a few times. Only what has
 * parameters is, and what names its columns.
 *
 * Whoever stands between here and the database has to know prepared statements: PgBouncer does from 1.21 on (max_prepared_statements).
 */
export function prepareWhatComesAgain(pool: Pool): void {
  const asked = new Map<string, number>()
  const names = new Map<string, string>()
  const nameFor = (text: string): string | undefined => {
    const known = names.get(text)
    if (known || names.size >= preparedAtMost) return known
    const times = (asked.get(text) ?? 0) + 1
    if (times !== comesAgain || allColumns.test(text)) {
      // Texts made anew each time, such as lists of another length, are forgotten together.
      if (asked.size > 2_000) asked.clear()
      asked.set(text, times)
      return undefined
    }
    asked.delete(text)
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    names.set(text, name)
    return name
  }
  pool.on('connect', (client) => {
    const query = client.query as (...args: unknown[]) => unknown
    client.query = function (this: PoolClient, ...args: unknown[]) {
      const [text, values, ...others] = args
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameFor(text) : undefined
      return name ? query.call(this, { name, text, values }, ...others) : query.apply(this, args)
    } as PoolClient['query']
  })
}
