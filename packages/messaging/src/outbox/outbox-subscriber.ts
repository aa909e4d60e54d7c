import type { EventSubscriber, Transaction, TransactionEventArgs } from '@mikro-orm/postgresql'
import { insertRows, type NewRow } from './insert-rows.ts'

const remembered = new WeakMap<Transaction, NewRow[]>()
const parents = new WeakMap<Transaction, Transaction>()
const opening = new WeakMap<object, Transaction>()
const wrote = new WeakSet<Transaction>()
const pokes = new WeakMap<object, Set<() => void>>()

export function remember(transaction: Transaction, ...rows: NewRow[]): void {
  const others = remembered.get(transaction)
  if (others) others.push(...rows)
  else remembered.set(transaction, rows)
}

/**
 * Writes what was emitted just before the commit. A savepoint hands its events up, so that all of a transaction leave in
 * the order in which they were emitted; one that is rolled back takes its events along.
 */
class OutboxSubscriber implements EventSubscriber {
  /** MikroORM passes the outer transaction when the new one is a savepoint. */
  beforeTransactionStart({ em, transaction }: TransactionEventArgs): void {
    if (transaction) opening.set(em, transaction)
    else opening.delete(em)
  }

  afterTransactionStart({ em, transaction }: TransactionEventArgs): void {
    const parent = opening.get(em)
    if (parent && transaction) parents.set(transaction, parent)
  }

  async beforeTransactionCommit({ em, transaction }: TransactionEventArgs): Promise<void> {
    const rows = transaction && remembered.get(transaction)
    if (!transaction || !rows) return
    remembered.delete(transaction)
    const parent = parents.get(transaction)
    if (parent) return remember(parent, ...rows)
    await insertRows(em, transaction, rows)
    wrote.add(transaction)
  }

  afterTransactionCommit({ em, transaction }: TransactionEventArgs): void {
    if (!transaction || !wrote.delete(transaction)) return
    for (const poke of pokes.get(em.getDriver()) ?? []) poke()
  }

  beforeTransactionRollback({ transaction }: TransactionEventArgs): void {
    if (!transaction) return
    remembered.delete(transaction)
    wrote.delete(transaction)
  }
}

export const outboxSubscriber = new OutboxSubscriber()

/** Calls `poke` after each commit of this ORM that wrote to the outbox, until the returned function is called. */
export function onCommit(driver: object, poke: () => void): () => void {
  const all = pokes.get(driver) ?? new Set()
  pokes.set(driver, all.add(poke))
  return () => all.delete(poke)
}
