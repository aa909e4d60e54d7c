import type { EntityManager, Transaction } from '@mikro-orm/core'
import type { AbstractSqlDriver } from '@mikro-orm/postgresql'
import { BeforeCommit } from '@passerelle/persistence'

export interface NewEntry {
  /** Positions are dense within a stream; a cursor belongs to one. */
  stream: string
  /** The event behind it. */
  eventId: string
  /** Whom or what it concerns: a listener reads what is addressed to it, or everything. */
  addresses: readonly string[]
  /** JSON: what a listener needs in order to find the thing that it tells of. */
  data: object
  occurredAt: Date
}

export const journalSubscriber = new BeforeCommit<NewEntry>(append)

/**
 * Adds an entry to the journal in the transaction of `em`: for reactions, whose effects take place once. The entry gets
 * its position just before the commit, while its stream's head is locked until the commit: whoever sees a position sees
 * every one before it, and nothing can be committed behind a reader's back.
 *
 * @throws outside a transaction
 */
export function record(em: EntityManager, entry: NewEntry): void {
  const transaction = em.getTransactionContext()
  if (!transaction) throw new Error(`Something was recorded in ${entry.stream} outside a transaction.`)
  em.getEventManager().registerSubscriber(journalSubscriber)
  journalSubscriber.remember(transaction, entry)
}

async function append(em: EntityManager, transaction: Transaction, entries: NewEntry[]): Promise<void> {
  const rows = entries.map(({ stream, eventId, addresses, data, occurredAt }) => ({
    stream,
    event_id: eventId,
    addresses: [...new Set(addresses)],
    data,
    occurred_at: occurredAt.toISOString(),
  }))
  await (em.getDriver() as AbstractSqlDriver).execute(sql, [JSON.stringify(rows)], 'run', transaction)
}

// Heads are locked in one order, so that two transactions never wait for each other.
const sql = `
  with rows as materialized (
    select r.*, row_number() over (partition by stream order by place) as nth, count(*) over (partition by stream) as n
    from rows from (jsonb_to_recordset(?::jsonb) as (stream text, event_id text, addresses text[], data jsonb,
      occurred_at timestamptz)) with ordinality as r (stream, event_id, addresses, data, occurred_at, place)
  ), heads as (
    insert into journal_stream as s (stream, head) select stream, count(*) from rows group by stream order by stream
    on conflict (stream) do update set head = s.head + excluded.head
    returning stream, head
  ), entries as (
    insert into journal_entry (stream, position, event_id, addresses, data, occurred_at, recorded_at)
    select r.stream, h.head - r.n + r.nth, r.event_id, r.addresses, r.data, r.occurred_at, clock_timestamp()
    from rows r join heads h using (stream)
    returning stream, position, addresses
  )
  insert into journal_address (stream, address, position)
  select stream, address, position from entries cross join lateral unnest(addresses) as a (address)`
