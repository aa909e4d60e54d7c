import type { EntityManager } from '@mikro-orm/postgresql'

/**
 * Inserts the row unless another one stands in its place. Waits for whoever is about to put one there.
 * @param place the columns that the database keeps unique together
 * @returns whether it was inserted
 */
export async function insertOnce<Node extends object>(
  em: EntityManager,
  entity: new (...args: never[]) => Node,
  row: Node,
  place: readonly (keyof Node & string)[],
): Promise<boolean> {
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
  const insert = em.createQueryBuilder(entity).insert(given as never)
  const { affectedRows } = await insert
    .onConflict(place as never)
    .ignore()
    .execute('run')
  return affectedRows > 0
}
