import type { Queryable } from '@passerelle/persistence'
import type { Logger } from 'pino'
import { MessageRefused, type OutgoingMessage, refusalOf, type Transport } from '../transport/transport.ts'
import type { Leases } from './lease.ts'
import { publicationOf } from './publication.ts'
import { type Row, readBatch, toMessage, waitingPartitions } from './read-batch.ts'

export interface Sending {
  db: Queryable
  transport: Transport
  leases: Leases
  log: Logger
}

/**
 * Sends one batch. No transaction is open while the log is spoken to: rows are read, sent, and then marked, with the
 * epochs of the leases as a fence. Killed between the two, it sends them again: later occurrences, never out of order.
 *
 * @returns whether there was something to send
 */
export async function sendBatch({ db, transport, leases, log }: Sending): Promise<boolean> {
  const waiting = await waitingPartitions(db)
  if (waiting.length === 0) return false
  const held = await leases.hold(db, waiting)
  if (held.size === 0) return false
  const publication = publicationOf(await readBatch(db, [...held.keys()]))
  const { rows } = publication
  const { sent, refused } = await publish(transport, rows).catch((error: unknown) => {
    publication.over()
    throw error
  })
  publication.over(sent)
  for (const [row, reason] of refused) await park(db, held, row, reason, log)
  const marked = await mark(db, held, sent)
  if (marked < sent.length) {
    log.warn({ sent: sent.length, marked }, 'A lease was lost meanwhile, its events are sent again')
    leases.lose(held.keys())
  }
  return rows.length > 0
}

interface Outcome {
  sent: Row[]
  refused: Map<Row, string>
}

async function publish(transport: Transport, rows: Row[]): Promise<Outcome> {
  const { sendable, refused } = withoutRefused(rows)
  if (sendable.length === 0) return { sent: [], refused }
  await transport.ensureTopics([...new Set(sendable.map((row) => row.topic))])
  try {
    await transport.publishBatch(sendable.map(toMessage))
    return { sent: sendable, refused }
  } catch (error) {
    if (!(error instanceof MessageRefused)) throw error
    return publishOneByOne(transport, sendable, refused)
  }
}

/** Sets aside what the log would refuse, and what comes behind it in its key. */
function withoutRefused(rows: Row[]): { sendable: Row[]; refused: Map<Row, string> } {
  const refused = new Map<Row, string>()
  const held = new Set<string>()
  const sendable = rows.filter((row) => {
    if (held.has(row.partition_key)) return false
    const reason = refusalOf(toMessage(row))
    if (reason === undefined) return true
    refused.set(row, reason)
    held.add(row.partition_key)
    return false
  })
  return { sendable, refused }
}

/** Finds out which message of a batch the log refuses. */
async function publishOneByOne(transport: Transport, rows: Row[], refused: Map<Row, string>): Promise<Outcome> {
  const deadline = performance.now() + 1_000
  const held = new Set<string>()
  const sent: Row[] = []
  for (const row of rows) {
    if (held.has(row.partition_key) || performance.now() > deadline) continue
    const reason = await refusal(transport, toMessage(row))
    if (reason === undefined) sent.push(row)
    else {
      refused.set(row, reason)
      held.add(row.partition_key)
    }
  }
  return { sent, refused }
}

async function refusal(transport: Transport, message: OutgoingMessage): Promise<string | undefined> {
  try {
    await transport.publishBatch([message])
    return undefined
  } catch (error) {
    if (error instanceof MessageRefused) return error.message
    throw error
  }
}

type Held = ReadonlyMap<number, string>

async function mark(db: Queryable, held: Held, rows: Row[]): Promise<number> {
  const result = await db.query(
    `update outbox o set published_at = clock_timestamp(), attempts = attempts + 1
     from unnest($1::smallint[], $2::bigint[]) held(vp, epoch) join outbox_lease l using (vp, epoch)
     where o.vp = held.vp and o.id = any($3::bigint[])`,
    [[...held.keys()], [...held.values()], rows.map((row) => row.id)],
  )
  return result.rowCount ?? 0
}

async function park(db: Queryable, held: Held, row: Row, reason: string, log: Logger): Promise<void> {
  await db.query(
    `update outbox set parked_at = clock_timestamp(), attempts = attempts + 1, last_error = $2
     where id = $1 and exists (select 1 from outbox_lease where vp = $3 and epoch = $4)`,
    [row.id, reason, row.vp, held.get(row.vp)],
  )
  log.error({ eventId: row.event_id, key: row.partition_key, reason }, 'An event cannot be sent, its key is parked')
}
