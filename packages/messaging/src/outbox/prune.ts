import type { Queryable } from '@passerelle/persistence'

const batch = 1_000

/**
 * Deletes events that were sent more than seven days ago; skipped ones stay as a trace, and the newest of each aggregate
 * stays because the next one counts on from it: an aggregate that was only locked emits with the same version again.
 */
export async function pruneOutbox(db: Queryable, days = 7): Promise<number> {
  return deleteInBatches(
    db,
    `delete from outbox where id in (select o.id from outbox o
     where o.published_at < now() - $1::integer * interval '1 day' and o.skipped_at is null
       and exists (select from outbox newer where newer.aggregate_type = o.aggregate_type
         and newer.aggregate_id = o.aggregate_id and newer.id > o.id)
     limit ${batch})`,
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
