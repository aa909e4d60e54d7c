import { type Queryable, rowsOf } from '@passerelle/persistence'

/** A key that waits for an operator, and the event that holds it up. */
export interface ParkedKey {
  key: string
  eventId: string
  type: string
  reason: string
  attempts: number
  parkedAt: Date
  /** Events of the key that wait behind it. */
  behind: number
}

export function listParked(db: Queryable): Promise<ParkedKey[]> {
  return rowsOf<ParkedKey & Record<string, unknown>>(
    db,
    `select p.partition_key as key, p.event_id::text as "eventId", p.type, p.last_error as reason, p.attempts,
       to_timestamp(extract(epoch from p.parked_at)) as "parkedAt",
       (select count(*)::integer from outbox o where o.partition_key = p.partition_key and o.published_at is null
         and o.id > p.id) as behind
     from outbox p where p.parked_at is not null and p.published_at is null order by p.id`,
  )
}

/** Sends the key's events again, the parked one first. @returns whether the key was parked */
export async function releaseKey(db: Queryable, key: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update outbox set parked_at = null where partition_key = $1 and parked_at is not null and published_at is null`,
    [key],
  )
  return (rowCount ?? 0) > 0
}

/**
 * Gives up the parked event of a key: it is never sent, those behind it are. The row stays, with the reason.
 * @returns the event's id, or undefined when the key was not parked
 */
export async function skipParked(db: Queryable, key: string, reason: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ event_id: string }>(
    db,
    `update outbox set published_at = clock_timestamp(), skipped_at = clock_timestamp(),
       last_error = concat_ws(' · ', last_error, 'skipped: ' || $2::text)
     where id = (select min(id) from outbox where partition_key = $1 and parked_at is not null
       and published_at is null)
     returning event_id::text`,
    [key, reason],
  )
  return row?.event_id
}
