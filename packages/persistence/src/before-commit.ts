import type { EntityManager, EventSubscriber, Transaction, TransactionEventArgs } from '@mikro-orm/postgresql'

const parents = new WeakMap<Transaction, Transaction>()
const opening = new WeakMap<object, Transaction>()

/**
 * Rows that are gathered while a transaction runs and written just before it commits, so that nothing else comes after
 * them. A savepoint hands its rows up, so that all of a transaction are written in the order in which they were
 * remembered; one that is rolled back takes its rows along.
 */
export class BeforeCommit<Row> implements EventSubscriber {
  readonly #write: (em: EntityManager, transaction: Transaction, rows: Row[]) => Promise<void>
  readonly #remembered = new WeakMap<Transaction, Row[]>()
  readonly #wrote = new WeakSet<Transaction>()
  readonly #pokes = new WeakMap<object, Set<() => void>>()

  constructor(write: (em: EntityManager, transaction: Transaction, rows: Row[]) => Promise<void>) {
    this.#write = write
  }

  remember(transaction: Transaction, ...rows: Row[]): void {
    const others = this.#remembered.get(transaction)
    if (others) others.push(...rows)
    else this.#remembered.set(transaction, rows)
  }

  /** Calls `poke` after each commit of this ORM that wrote such rows, until the returned function is called. */
  onCommit(driver: object, poke: () => void): () => void {
    const all = this.#pokes.get(driver) ?? new Set()
    this.#pokes.set(driver, all.add(poke))
    return () => all.delete(poke)
  }

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
    const rows = transaction && this.#remembered.get(transaction)
    if (!transaction || !rows) return
    this.#remembered.delete(transaction)
    const parent = parents.get(transaction)
    if (parent) return this.remember(parent, ...rows)
    await this.#write(em as EntityManager, transaction, rows)
    this.#wrote.add(transaction)
  }

  afterTransactionCommit({ em, transaction }: TransactionEventArgs): void {
    if (!transaction || !this.#wrote.delete(transaction)) return
    for (const poke of this.#pokes.get(em.getDriver()) ?? []) poke()
  }

  beforeTransactionRollback({ transaction }: TransactionEventArgs): void {
    if (!transaction) return
    this.#remembered.delete(transaction)
    this.#wrote.delete(transaction)
  }
}
