import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { countsOf, type KeysetList, pagesOf } from './keyset-list.ts'
import type { Sql } from './sql.ts'

export type PageLoader<Node, Args extends PageArgs> = (parent: string, args: Args) => Promise<Connection<Node>>

/**
 * Loads the pages that a request asks for: those of many parents with the same arguments by one statement, and their
 * counts, if asked for, by one more.
 * @param listed the list, or which it is by the arguments, where there is more than one order
 * @param whereOf which rows of `row` belong to the list of `parent.id`, by the arguments of the field
 */
export function pageLoader<Node extends object, Args extends PageArgs>(
  em: EntityManager,
  listed: KeysetList<Node> | ((args: Args) => KeysetList<Node>),
  whereOf: (args: Args) => Sql,
): PageLoader<Node, Args> {
  const byArgs = new Map<string, DataLoader<string, Connection<Node>>>()
  const loaderFor = (args: Args) => {
    const where = whereOf(args)
    const list = typeof listed === 'function' ? listed(args) : listed
    const counts = new DataLoader<string, number>((parents) => countsOf(em, list, where, parents))
    return new DataLoader<string, Connection<Node>>(async (parents) => {
      const pages = await pagesOf(em, list, where, parents, args)
      return pages.map((page, index) => ({ ...page, count: () => counts.load(parents[index]!) }))
    })
  }
  return (parent, args) => {
    const key = JSON.stringify(args)
    const loader = byArgs.get(key) ?? loaderFor(args)
    byArgs.set(key, loader)
    return loader.load(parent)
  }
}
