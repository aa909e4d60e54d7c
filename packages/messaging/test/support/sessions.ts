import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { virtualPartitionOf } from '../../src/partition.ts'
import { noteWritten } from './note.ts'

/** Connections whose transactions a test steps through by hand. */
export async function openSessions(url: string, count: number): Promise<{ sessions: Client[] } & AsyncDisposable> {
  const sessions = Array.from({ length: count }, () => new Client({ connectionString: url }))
  await Promise.all(sessions.map((session) => session.connect()))
  return {
    sessions,
    async [Symbol.asyncDispose]() {
      await Promise.all(sessions.map((session) => session.end()))
    },
  }
}

/** The row that emit() would write. */
export async function insertRow(db: Client, note: string, version: number): Promise<void> {
  await db.query(
    `insert into outbox (event_id, topic, partition_key, vp, aggregate_type, aggregate_id, aggregate_version, ordinal,
       type, headers, data, occurred_at)
     values ($1, $2, $3, $4, 'note', $3, $5, 0, $6, '{}', $7, now())`,
    [
      ...[randomUUID(), noteWritten.topic, note, virtualPartitionOf(note), version, noteWritten.type],
      Buffer.from(JSON.stringify({ id: note, lines: version })),
    ],
  )
}
