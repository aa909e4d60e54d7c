import type { EntityManager } from '@mikro-orm/postgresql'
import DataLoader from 'dataloader'
import type { Look } from '../mail.ts'

type Table = new (...args: never[]) => object

/** Rows as this transaction sees them, each table asked once for all that is wanted of it at a time. */
export function lookIn(em: EntityManager): Look {
  const loaders = new Map<Table, DataLoader<string, object | null>>()
  // A transaction has one connection: its statements go one after the other.
  let turn: Promise<unknown> = Promise.resolve()
  const loaderOf = (table: Table, key: string) =>
    new DataLoader<string, object | null>(async (ids) => {
      const find = () => em.find(table, { [key]: { $in: [...ids] } } as never)
      const found = turn.then(find)
      turn = found.catch(() => {})
      const rows = new Map((await found).map((row) => [(row as Record<string, unknown>)[key], row]))
      return ids.map((id) => rows.get(id) ?? null)
    })
  return {
    async up<Row extends object>(table: new (...args: never[]) => Row, id: string | null, key = 'id') {
      if (id === null) return null
      const loader = loaders.get(table) ?? loaderOf(table, key)
      loaders.set(table, loader)
      return (await loader.load(id)) as Row | null
    },
  }
}
