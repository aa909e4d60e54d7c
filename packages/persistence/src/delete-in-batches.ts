import type { Queryable } from './queryable.ts'

/** What one statement for `deleteInBatches` deletes at most: its `limit`. */
export const deletedAtOnce = 1_000

/**
 * Deletes by a statement that deletes up to `deletedAtOnce` rows, again and again until fewer are left. Many short
 * transactions: a long one would hold up the cleaning of the whole database.
 * @returns how many rows were deleted
 */
export async function deleteInBatches(db: Queryable, sql: string, parameters: readonly unknown[]): Promise<number> {
  let deleted = 0
  for (;;) {
    const { rowCount } = await db.query(sql, [...parameters])
    deleted += rowCount ?? 0
    if ((rowCount ?? 0) < deletedAtOnce) return deleted
  }
}
