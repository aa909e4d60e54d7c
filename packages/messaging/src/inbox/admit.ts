import type { EntityManager } from '@mikro-orm/postgresql'
import type { ReadEvent } from './read-event.ts'

/**
 * parked: an earlier one of its key waits for an operator · duplicate: it has taken effect · stale: a newer one of its
 * aggregate has taken effect · fresh: go on.
 */
export type Verdict = 'parked' | 'duplicate' | 'stale' | 'fresh'

/** Remembers the event and its version in the transaction of `em`. Waits for another one that handles the same event. */
export async function admit(
  em: EntityManager,
  consumer: string,
  place: { topic: string; key: string },
  { envelope, contract }: ReadEvent,
  options: { retried: boolean } = { retried: false },
): Promise<Verdict> {
  const [row] = await em.execute<[{ parked: boolean; first: boolean; newest: boolean }]>(sql, [
    ...[!options.retried, consumer, place.topic, place.key],
    ...[consumer, envelope.id],
    ...[consumer, contract.aggregate, envelope.subject, envelope.aggregateVersion, envelope.ordinal],
  ])
  if (row.parked) return 'parked'
  if (!row.first) return 'duplicate'
  return row.newest ? 'fresh' : 'stale'
}

const sql = `
  with parked as (
    select 1 from inbox_parked where ?::boolean and consumer = ? and topic = ? and partition_key = ?
      and resolved_at is null limit 1
  ), first as (
    insert into inbox (consumer, event_id) select ?, ? where not exists (select from parked)
    on conflict do nothing returning 1
  ), newest as (
    insert into inbox_version as seen (consumer, aggregate_type, aggregate_id, version, ordinal)
    select ?, ?, ?, ?::integer, ?::smallint where exists (select from first)
    on conflict (consumer, aggregate_type, aggregate_id) do update
      set version = excluded.version, ordinal = excluded.ordinal
      where (seen.version, seen.ordinal) < (excluded.version, excluded.ordinal)
    returning 1
  )
  select exists (select from parked) as parked, exists (select from first) as first,
    exists (select from newest) as newest`
