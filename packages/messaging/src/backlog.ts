import { type Queryable, rowsOf } from '@passerelle/persistence'

/** What waits in the tables of a service. */
export interface Backlog {
  /** Events that are committed and not yet in the event log. */
  waiting: number
  /** Seconds since the first of them was committed; 0 when none waits. */
  oldestSeconds: number
  /** Events that could not be published. */
  parked: number
  /** Events that could not be handled. */
  inboxParked: number
}

/** Reads nothing but what waits, by the partial indexes: cheap for who looks every few seconds. */
export async function messagingBacklog(db: Queryable): Promise<Backlog> {
  const [row] = await rowsOf<Backlog & Record<string, unknown>>(
    db,
    `select (count(*) filter (where parked_at is null))::integer as waiting,
       greatest(0, extract(epoch from clock_timestamp() - min(occurred_at) filter (where parked_at is null)))::float as "oldestSeconds",
       (count(*) filter (where parked_at is not null))::integer as parked,
       (select count(*)::integer from inbox_parked where resolved_at is null) as "inboxParked"
     from outbox where published_at is null`,
  )
  return row!
}
