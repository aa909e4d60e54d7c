import { type Queryable, rowsOf } from '@passerelle/persistence'

/** Names one key of one consumer. */
export interface HeldKey {
  consumer: string
  topic: string
  key: string
}

/** A key that waits for an operator, and the message that could not be handled. */
export interface ParkedMessage extends HeldKey {
  eventId: string
  reason: string
  attempts: number
  parkedAt: Date
  /** Messages of the key that wait behind it. */
  behind: number
  /** An operator asked for a retry that has not run yet. */
  retrying: boolean
}

export function listParkedMessages(db: Queryable): Promise<ParkedMessage[]> {
  return rowsOf<ParkedMessage & Record<string, unknown>>(
    db,
    `select distinct on (consumer, topic, partition_key) consumer, topic, partition_key as key, event_id as "eventId",
       coalesce(last_error, '') as reason, attempts, to_timestamp(extract(epoch from parked_at)) as "parkedAt",
       (count(*) over (partition by consumer, topic, partition_key) - 1)::integer as behind,
       retry_at is not null as retrying
     from inbox_parked where resolved_at is null order by consumer, topic, partition_key, id`,
  )
}

/** Lets a running consumer take the key up again, within two seconds. @returns how many messages wait for it */
export async function retryHeldKey(db: Queryable, { consumer, topic, key }: HeldKey): Promise<number> {
  const { rowCount } = await db.query(
    `update inbox_parked set retry_at = now()
     where consumer = $1 and topic = $2 and partition_key = $3 and resolved_at is null`,
    [consumer, topic, key],
  )
  return rowCount ?? 0
}

/**
 * Gives up the message that holds the key: it never takes effect, those behind it are taken up. The row stays.
 * @returns the event's id, or undefined when the key is not parked
 */
export async function skipHeldMessage(db: Queryable, held: HeldKey, reason: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ event_id: string }>(
    db,
    `with first as (
       select id, consumer, event_id from inbox_parked
       where consumer = $1 and topic = $2 and partition_key = $3 and resolved_at is null order by id limit 1 for update
     ), remembered as (
       insert into inbox (consumer, event_id) select consumer, event_id from first on conflict do nothing
     ), behind as (
       update inbox_parked p set retry_at = now() from first
       where p.consumer = $1 and p.topic = $2 and p.partition_key = $3 and p.resolved_at is null and p.id <> first.id
     )
     update inbox_parked p set resolved_at = now(), resolution = 'skipped: ' || $4::text
     from first where p.id = first.id returning p.event_id`,
    [held.consumer, held.topic, held.key, reason],
  )
  return row?.event_id
}
