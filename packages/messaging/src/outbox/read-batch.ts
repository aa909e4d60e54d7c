import { type Queryable, rowsOf } from '@passerelle/persistence'
import { type Envelope, toHeaders } from '../envelope/cloud-event.ts'
import { virtualPartitions } from '../partition.ts'
import type { OutgoingMessage } from '../transport/transport.ts'

export interface Row {
  id: string
  event_id: string
  topic: string
  partition_key: string
  vp: number
  aggregate_id: string
  aggregate_version: number
  ordinal: number
  type: string
  headers: Record<string, string>
  data: Buffer
  /** Milliseconds since 1970. */
  occurred_at: number
}

const rowsPerPartition = 200
/** More than this is left for the next batch; one row may be larger. */
const bytesPerBatch = 4_000_000

const behindParked = `exists (select 1 from outbox p where p.partition_key = o.partition_key
  and p.parked_at is not null and p.published_at is null)`

/** Virtual partitions that have something to send. */
export async function waitingPartitions(db: Queryable): Promise<number[]> {
  const rows = await rowsOf<{ vp: number }>(
    db,
    `select v.vp from generate_series(0, ${virtualPartitions - 1}) v(vp)
     where exists (select 1 from outbox o where o.vp = v.vp and o.published_at is null and not ${behindParked})`,
  )
  return rows.map((row) => row.vp)
}

/** The next rows of these virtual partitions in the order of their ids, without keys that have a parked row. */
export function readBatch(db: Queryable, vps: readonly number[]): Promise<Row[]> {
  return rowsOf<Row>(
    db,
    `select id::text, event_id::text, topic, partition_key, vp, aggregate_id, aggregate_version, ordinal, type, headers,
       data, (extract(epoch from occurred_at) * 1000)::float8 as occurred_at
     from (
       select o.*, sum(octet_length(o.data)) over (order by o.id) - octet_length(o.data) as bytes_before
       from unnest($1::smallint[]) held(vp) cross join lateral (
         select * from outbox o where o.vp = held.vp and o.published_at is null and not ${behindParked}
         order by o.id limit ${rowsPerPartition}) o
     ) batch
     where bytes_before < ${bytesPerBatch} order by batch.id`,
    [vps],
  )
}

/** Rows that wait to be sent and are not held up by a parked one. */
export async function countWaiting(db: Queryable): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    db,
    `select count(*)::integer as count from outbox o where o.published_at is null and not ${behindParked}`,
  )
  return row?.count ?? 0
}

export function toMessage(row: Row): OutgoingMessage {
  const envelope: Envelope = {
    id: row.event_id,
    type: row.type,
    source: `/services/${row.type.split('.')[1] ?? 'unknown'}`,
    subject: row.aggregate_id,
    time: new Date(row.occurred_at),
    aggregateVersion: row.aggregate_version,
    ordinal: row.ordinal,
    extensions: row.headers,
  }
  const headers = toHeaders(envelope)
  return { topic: row.topic, id: row.event_id, key: row.partition_key, headers, value: row.data }
}
