import type { EntityManager } from '@mikro-orm/postgresql'

const soon = new WeakSet<object>()

/** For a reaction that locks what many wait for: its transaction takes no further event. */
export function commitSoon(em: EntityManager): void {
  const transaction = em.getTransactionContext()
  if (transaction) soon.add(transaction)
}

/** Whether somebody asked for it. */
export function isToCommit(em: EntityManager): boolean {
  const transaction = em.getTransactionContext()
  return transaction !== undefined && soon.has(transaction)
}
