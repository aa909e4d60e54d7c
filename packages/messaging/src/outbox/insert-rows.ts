import type { EntityManager, Transaction } from '@mikro-orm/core'
import type { AbstractSqlDriver } from '@mikro-orm/postgresql'
import { virtualPartitionOf } from '../partition.ts'

/** What emits: its version is read when the transaction commits, so it is the one after the change. */
export interface Aggregate {
  readonly id: string
  readonly version: number
}

export interface NewRow {
  eventId: string
  topic: string
  type: string
  aggregateType: string
  aggregate: Aggregate
  /** The key of the message, when it is not the aggregate's id. */
  key?: string
  headers: Record<string, string>
  data: Buffer
  /** By the database's clock at the commit, unless said otherwise. */
  occurredAt?: Date | undefined
}

/**
 * One statement. Ids are taken in this order and while the rows of the aggregates are locked by the flush before it, so
 * within a key the order of ids is the order of the changes. Two that write the same version at once collide on the
 * unique key: one of them did not lock.
 *
 * @throws when an aggregate has no version
 */
export async function insertRows(em: EntityManager, transaction: Transaction, rows: NewRow[]): Promise<void> {
  const driver = em.getDriver() as AbstractSqlDriver
  await driver.execute(sql, [JSON.stringify(inOrder(rows))], 'run', transaction)
}

function inOrder(rows: NewRow[]): object[] {
  const ordinals = new Map<string, number>()
  return rows.map((row) => {
    const { id, version } = row.aggregate
    if (!Number.isInteger(version)) throw new Error(`${row.aggregateType} ${id} emits but has no version.`)
    const place = `${row.aggregateType} ${id} ${version}`
    const ordinal = ordinals.get(place) ?? 0
    ordinals.set(place, ordinal + 1)
    const key = row.key ?? id
    return {
      event_id: row.eventId,
      topic: row.topic,
      partition_key: key,
      vp: virtualPartitionOf(key),
      aggregate_type: row.aggregateType,
      aggregate_id: id,
      aggregate_version: version,
      ordinal,
      type: row.type,
      headers: row.headers,
      data: row.data.toString('base64'),
      occurred_at: row.occurredAt?.toISOString(),
    }
  })
}

// An earlier transaction may have emitted with the same version: its ordinals are counted on.
const sql = `
  insert into outbox (event_id, topic, partition_key, vp, aggregate_type, aggregate_id, aggregate_version, ordinal,
    type, headers, data, occurred_at)
  select event_id, topic, partition_key, vp, aggregate_type, aggregate_id, aggregate_version,
    ordinal + coalesce((select max(o.ordinal) + 1 from outbox o where o.aggregate_type = r.aggregate_type
      and o.aggregate_id = r.aggregate_id and o.aggregate_version = r.aggregate_version), 0),
    type, headers, decode(data, 'base64'), coalesce(occurred_at, clock_timestamp())
  from rows from (jsonb_to_recordset(?::jsonb) as (event_id uuid, topic text, partition_key text, vp smallint,
    aggregate_type text, aggregate_id text, aggregate_version integer, ordinal smallint, type text, headers jsonb,
    data text, occurred_at timestamptz)) with ordinality as r (event_id, topic, partition_key, vp, aggregate_type,
    aggregate_id, aggregate_version, ordinal, type, headers, data, occurred_at, place)
  order by place`
