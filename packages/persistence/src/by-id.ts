import type { EntityClass, EntityManager } from '@mikro-orm/postgresql'
import { isId, type Prefix } from '@passerelle/kernel'
import DataLoader from 'dataloader'

/** Loads entities by their ids, many by one statement. Any text may be asked for; what is no id of this kind is not there. */
export function byId<Node extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<Node>,
  prefix: Prefix,
): DataLoader<string, Node | null> {
  return new DataLoader(async (ids) => {
    const wanted = ids.filter((id) => isId(prefix, id))
    const where = { id: { $in: wanted } } as never
    const found = wanted.length === 0 ? [] : await em.find(entity, where, { disableIdentityMap: true })
    const nodes = new Map((found as Node[]).map((node) => [node.id, node]))
    return ids.map((id) => nodes.get(id) ?? null)
  })
}
