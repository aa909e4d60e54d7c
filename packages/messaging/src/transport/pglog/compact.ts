import { type Queryable, rowsOf } from '@passerelle/persistence/without-orm'
import { deadLettersKeptFor, isDeadLetters, type Keeping, partitionsOf } from '../transport.ts'

const batch = 500

/**
 * Takes out of these topics what a later message of the same key replaced `atLeast` ago, and dead letters that are too old.
 * In short transactions, each of which looks at the next messages that have become old enough to replace others.
 */
export async function compact(db: Queryable, topics: readonly string[], { atLeast }: Keeping): Promise<void> {
  for (const topic of topics) {
    if (isDeadLetters(topic)) await forgetDeadLetters(db, topic)
    else
      for (let partition = 0; partition < partitionsOf(topic); partition++)
        await compactOne(db, topic, partition, atLeast)
  }
}

async function compactOne(db: Queryable, topic: string, partition: number, atLeast: number): Promise<void> {
  await db.query('insert into log_compaction (topic, partition) values ($1, $2) on conflict do nothing', [
    ...[topic, partition],
  ])
  for (;;) {
    const [row] = await rowsOf<{ seen: number }>(db, sql, [topic, partition, atLeast])
    if ((row?.seen ?? 0) < batch) return
  }
}

// Whoever locks the place does it; another process finds nothing to do. The first message that is not old enough ends it,
// whatever comes behind: the database's clock may have been set back.
const sql = `
  with place as materialized (
    select reached from log_compaction where topic = $1 and partition = $2 for update skip locked
  ), ahead as materialized (
    select m."offset", m.key, bool_and(m.appended_at < clock_timestamp() - $3::float8 * interval '1 ms')
      over (order by m."offset") as old
    from place cross join lateral (
      select * from log_message where topic = $1 and partition = $2 and "offset" >= place.reached
      order by "offset" limit ${batch}
    ) m
  ), replacing as materialized (
    select key, max("offset") as last from ahead where old group by key
  ), gone as (
    delete from log_message m using replacing r
    where m.topic = $1 and m.partition = $2 and m.key = r.key and m."offset" < r.last
  ), moved as (
    update log_compaction set reached = old.reached
    from (select max("offset") + 1 as reached from ahead where old) old
    where topic = $1 and partition = $2 and old.reached is not null
  )
  select count(*)::integer as seen from ahead where old`

async function forgetDeadLetters(db: Queryable, topic: string): Promise<void> {
  await db.query(
    `delete from log_message where topic = $1 and appended_at < clock_timestamp() - $2::float8 * interval '1 ms'`,
    [topic, deadLettersKeptFor],
  )
}
