import type { EntityClass, EntityManager } from '@mikro-orm/postgresql'

/** What belongs to each parent, oldest first, by one statement. @param more what else must hold */
export async function childrenOf<Child extends { id: string }, K extends keyof Child & string>(
  em: EntityManager,
  entity: EntityClass<Child>,
  key: K,
  parents: readonly string[],
  more: object = {},
): Promise<Child[][]> {
  const where = { [key]: { $in: parents }, ...more } as never
  const found = await em.find(entity, where, { orderBy: { id: 'asc' } as never, disableIdentityMap: true })
  const byParent = Map.groupBy(found as Child[], (one) => one[key])
  return parents.map((parent) => byParent.get(parent as Child[K]) ?? [])
}
