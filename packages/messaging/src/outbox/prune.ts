import type { Queryable } from '../queryable.ts'

const batch = 1_000

/** Deletes events that were sent more than seven days ago; skipped ones stay as a trace. */
export async function pruneOutbox(db: Queryable, days = 7): Promise<number> {
  return deleteInBatches(
    db,
    `delete from outbox where id in (select id from outbox
     where published_at < now() - $1::integer * interval '1 day' and skipped_at is null limit ${batch})`,
    days,
  )
}

/** Many short transactions: a long one would hold up the cleaning of the whole database. */
export async function deleteInBatches(db: Queryable, sql: string, days: number): Promise<number> {
  let deleted = 0
  for (;;) {
    const { rowCount } = await db.query(sql, [days])
    deleted += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return deleted
  }
}
