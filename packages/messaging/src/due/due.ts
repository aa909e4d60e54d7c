import type { EntityManager, Transaction } from '@mikro-orm/core'
import type { AbstractSqlDriver } from '@mikro-orm/postgresql'
import { BeforeCommit } from '@passerelle/persistence'

/** A kind of thing that is due at a time, and what is known of each: apart from what is then done, which may say `due` again. */
export interface DueKind<in Data extends object> {
  /** In the table: fixed for ever. */
  readonly name: string
  /** Never there: it keeps the type of the data. */
  readonly takes?: (data: Data) => void
}

/** @param name in the table, for instance `interview-ends` */
export function dueKind<Data extends object>(name: string): DueKind<Data> {
  return { name }
}

interface Change {
  kind: string
  key: string
  /** Null: it is not due any more. */
  at: string | null
  data: object | null
}

export const dueSubscriber = new BeforeCommit<Change>(write)

/**
 * Something will be due. It is written with the transaction of `em`, or not at all; what is due already under the same
 * kind and key is moved, and counts its attempts anew.
 *
 * @param item.data JSON: ids and instants. Names and words stay in their tables, where somebody can be forgotten
 * @throws outside a transaction
 */
export function due<Data extends object>(
  em: EntityManager,
  item: { kind: DueKind<Data>; key: string; at: Date; data: NoInfer<Data> },
): void {
  remember(em, { kind: item.kind.name, key: item.key, at: item.at.toISOString(), data: item.data })
}

/** It is not due any more, if it was. In the transaction of `em`. @throws outside a transaction */
export function undue(em: EntityManager, { name }: DueKind<never>, key: string): void {
  remember(em, { kind: name, key, at: null, data: null })
}

function remember(em: EntityManager, change: Change): void {
  const transaction = em.getTransactionContext()
  if (!transaction) throw new Error(`${change.kind} ${change.key} was changed outside a transaction.`)
  em.getEventManager().registerSubscriber(dueSubscriber)
  dueSubscriber.remember(transaction, change)
}

/** The last word counts. In one order, so that two transactions never wait for each other. */
async function write(em: EntityManager, transaction: Transaction, changes: Change[]): Promise<void> {
  const last = new Map(changes.map((change) => [`${change.kind} ${change.key}`, change]))
  const inOrder = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change)
  await (em.getDriver() as AbstractSqlDriver).execute(sql, [JSON.stringify(inOrder)], 'run', transaction)
}

const sql = `
  with changes as materialized (
    select * from jsonb_to_recordset(?::jsonb) as (kind text, key text, at timestamptz, data jsonb)
  ), gone as (
    delete from due d using changes c where c.at is null and d.kind = c.kind and d.key = c.key
  )
  insert into due (kind, key, at, data, try_at) select kind, key, at, data, at from changes where at is not null
  on conflict (kind, key) do update set at = excluded.at, data = excluded.data, try_at = excluded.try_at,
    attempts = 0, claim = null, claimed_until = null, last_error = null, parked_at = null`
