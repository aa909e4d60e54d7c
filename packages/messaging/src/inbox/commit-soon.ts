import type { EntityManager } from '@mikro-orm/postgresql'

const soon = new WeakSet<object>()

/**
 * For a reaction that locks what many wait for: its transaction takes no further event of the queue (docs/decisions/0090). Outside
 * a transaction it does nothing.
 */
export function commitSoon(em: EntityManager): void {
  const transaction = em.getTransactionContext()
  if (transaction) soon.add(transaction)
}

/** Whether a reaction in the transaction of `em` asked for it. */
export function isToCommit(em: EntityManager): boolean {
  const transaction = em.getTransactionContext()
  return transaction !== undefined && soon.has(transaction)
}
