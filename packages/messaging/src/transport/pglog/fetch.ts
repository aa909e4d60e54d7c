import { type Queryable, rowsOf } from '@passerelle/persistence/without-orm'
import type { LogMessage } from '../transport.ts'

export interface Position {
  topic: string
  partition: number
  /** The offset to read next. */
  next: bigint
}

const messagesPerPartition = 100
const bytesPerFetch = 4_000_000

interface Row {
  topic: string
  partition: number
  offset: string
  key: string
  headers: Record<string, string>
  value: Buffer
}

/** The next messages at these positions, in order within each partition; at least one when there is one. */
export async function fetchFrom(db: Queryable, positions: readonly Position[]): Promise<LogMessage[]> {
  if (positions.length === 0) return []
  const rows = await rowsOf<Row & Record<string, unknown>>(db, sql, [
    positions.map((position) => position.topic),
    positions.map((position) => position.partition),
    positions.map((position) => position.next),
  ])
  return rows.map((row) => ({ ...row, offset: BigInt(row.offset), headers: decodeHeaders(row.headers) }))
}

const sql = `
  select topic, partition, "offset"::text, key, headers, value from (
    select m.*, sum(octet_length(m.value)) over (order by m.rank, m.topic, m.partition)
      - octet_length(m.value) as bytes_before
    from unnest($1::text[], $2::integer[], $3::bigint[]) want(topic, partition, next)
    cross join lateral (
      select l.*, row_number() over (order by l."offset") as rank from log_message l
      where l.topic = want.topic and l.partition = want.partition and l."offset" >= want.next
      order by l."offset" limit ${messagesPerPartition}) m
  ) messages
  where bytes_before < ${bytesPerFetch}
  order by messages.topic, messages.partition, messages."offset"`

function decodeHeaders(headers: Record<string, string>): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value, 'base64')]))
}
