import { deletedAtOnce, deleteInBatches, type Queryable } from '@passerelle/persistence'

const seenKeptFor = 90
const resolvedKeptFor = 30
const parkedKeptFor = 14

/**
 * Forgets events that arrived more than 90 days ago, longer than any log is read again: should one come back
 * nevertheless, its version says that it is old, and versions are never forgotten. Parked messages that were resolved go
 * after 30 days. One that waits is given up, and emptied, when another of its key has replaced it for 14 days, and those
 * behind it are taken up: each carries the whole state, so what is given up is only that it was ever so.
 */
export async function pruneInbox(db: Queryable): Promise<number> {
  await db.query(giveUpReplaced, [parkedKeptFor])
  await deleteInBatches(db, deleteResolved, [resolvedKeptFor])
  return deleteInBatches(db, deleteSeen, [seenKeptFor])
}

const old = (column: string) => `${column} < now() - $1::integer * interval '1 day'`

const deleteSeen = `delete from inbox where (consumer, event_id) in (select consumer, event_id from inbox
  where ${old('received_at')} limit ${deletedAtOnce})`

const deleteResolved = `delete from inbox_parked where id in (select id from inbox_parked
  where ${old('resolved_at')} limit ${deletedAtOnce})`

const giveUpReplaced = `
  with replaced as (
    update inbox_parked p set resolved_at = now(), resolution = 'replaced', value = '', headers = '{}'
    where p.resolved_at is null and exists (select from inbox_parked newer where newer.consumer = p.consumer
      and newer.topic = p.topic and newer.partition_key = p.partition_key and newer.id > p.id
      and newer.resolved_at is null and ${old('newer.parked_at')})
    returning consumer, topic, partition_key, event_id, id
  ), remembered as (
    insert into inbox (consumer, event_id) select consumer, event_id from replaced on conflict do nothing
  )
  update inbox_parked behind set retry_at = now() from replaced r
  where behind.consumer = r.consumer and behind.topic = r.topic and behind.partition_key = r.partition_key
    and behind.resolved_at is null and behind.id not in (select id from replaced)`
