import type { Migration } from '@mikro-orm/migrations'

const atATime = 1_000

type Row = Readonly<Record<string, string>>

/**
 * For a migration that works out in TypeScript what a table keeps: gives each row to `of`, and stores what it answers
 * where that is something else. In batches, by key.
 * @param key the table's primary key, a text @param columns what `of` reads, and what it answers, which is never null
 */
export async function rewriteRows(
  migration: Migration,
  { table, key, columns }: { table: string; key: string; columns: readonly string[] },
  of: (row: Row) => Row,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = (await migration.execute(
      `select ${[key, ...columns].map((column) => `${column}::text`).join(', ')} from ${table}
       where ${key} > ? order by ${key} limit ${atATime}`,
      [after],
    )) as Row[]
    for (const row of rows) {
      const changes = Object.entries(of(row)).filter(([column, value]) => row[column] !== value)
      if (changes.length === 0) continue
      const set = changes.map(([column]) => `${column} = ?`).join(', ')
      await migration.execute(`update ${table} set ${set} where ${key} = ?`, [
        ...changes.map(([, value]) => value),
        row[key],
      ])
    }
    if (rows.length < atATime) return
    after = rows.at(-1)![key]!
  }
}
