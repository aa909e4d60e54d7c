import { deletedAtOnce, deleteInBatches, type Queryable } from '@passerelle/persistence'

const sentKeptFor = 7
const skippedKeptFor = 90
const parkedKeptFor = 14

/**
 * Deletes events that were sent more than seven days ago, and skipped ones, a trace for whoever asks, after ninety. The newest
 * of each aggregate stays because the next one counts on from it: an aggregate that was only locked emits with the same
 * version again. What waits parked is skipped, and emptied, when another of its key has replaced it for fourteen days:
 * nothing holds longer what somebody once said than the log does.
 */
export async function pruneOutbox(db: Queryable): Promise<number> {
  await db.query(skipReplaced, [parkedKeptFor])
  const sent = await deleteInBatches(db, deleteSent, [sentKeptFor])
  return sent + (await deleteInBatches(db, deleteSkipped, [skippedKeptFor]))
}

const newerOf = (row: string) => `select from outbox newer where newer.aggregate_type = ${row}.aggregate_type
  and newer.aggregate_id = ${row}.aggregate_id and newer.id > ${row}.id`
const old = (column: string) => `${column} < now() - $1::integer * interval '1 day'`

const deleteSent = `delete from outbox where id in (select o.id from outbox o
  where ${old('o.published_at')} and o.skipped_at is null and exists (${newerOf('o')}) limit ${deletedAtOnce})`

const deleteSkipped = `delete from outbox where id in (select o.id from outbox o
  where ${old('o.skipped_at')} and exists (${newerOf('o')}) limit ${deletedAtOnce})`

const skipReplaced = `update outbox p set published_at = clock_timestamp(), skipped_at = clock_timestamp(), data = '',
    last_error = concat_ws(' · ', last_error, 'skipped: replaced')
  where p.parked_at is not null and p.published_at is null
    and exists (select from outbox newer where newer.partition_key = p.partition_key and newer.topic = p.topic
      and newer.id > p.id and ${old('newer.occurred_at')})`
