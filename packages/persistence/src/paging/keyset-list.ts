import { createHash } from 'node:crypto'
import type { EntityClass, EntityManager } from '@mikro-orm/postgresql'
import {
  BadCursor,
  type Connection,
  type CursorKey,
  countedAtMost,
  decodeCursor,
  instantOf,
  type Page,
  type PageArgs,
  pageOf,
  pageSize,
} from '@passerelle/kernel'
import { type Sql, sql } from './sql.ts'

interface Sorted {
  readonly column: string
  readonly type: 'text' | 'timestamptz' | 'integer'
  /** An instant in place of none. */
  readonly absent?: string
}

/**
 * A list in the order of its columns, which an index has too; the last of them is unique. A column that may be null names
 * what stands for it.
 */
export interface KeysetList<Node extends object> {
  readonly entity: EntityClass<Node>
  readonly table: string
  readonly order: readonly Sorted[]
  /** The greatest first, instead of the least. */
  readonly descending?: boolean
  keyOf(node: Node): CursorKey
}

type Row = Record<string, unknown>

/**
 * One page, by one statement; the whole list is counted only when somebody asks.
 * @param where which rows of `row` belong to it
 * @throws BadCursor, PageTooLarge
 */
export async function pageOfList<Node extends object>(
  em: EntityManager,
  list: KeysetList<Node>,
  where: Sql,
  { first, after }: PageArgs,
): Promise<Connection<Node>> {
  const size = pageSize(first)
  const { text, values } = rowsOf(list, where, size, after)
  const rows: Row[] = await em.execute(text, [...values])
  const page = pageOf(nodesOf(em, list, rows), size, cursorKeyOf(list), Boolean(after))
  return { ...page, count: async () => (await countsOf(em, list, where, ['']))[0]! }
}

/**
 * One page for each of several parents (the events of schools, the jobs of companies), by one statement.
 * @param where which rows of `row` belong to the list of `parent.id`
 * @throws BadCursor, PageTooLarge
 */
export async function pagesOf<Node extends object>(
  em: EntityManager,
  list: KeysetList<Node>,
  where: Sql,
  parents: readonly string[],
  { first, after }: PageArgs,
): Promise<Page<Node>[]> {
  const size = pageSize(first)
  const { text, values } = rowsOf(list, where, size, after)
  const rows: (Row & { parent: string })[] = await em.execute(
    `select parent.id as parent, found.* from unnest(array[?]::text[]) as parent(id) cross join lateral (${text}) as found`,
    [parents.filter(isStorable), ...values],
  )
  const found = Map.groupBy(rows, (row) => row.parent)
  const keyOf = cursorKeyOf(list)
  return parents.map((parent) => {
    const own = (found.get(parent) ?? []).map(({ parent: _, ...row }) => row)
    return pageOf(nodesOf(em, list, own), size, keyOf, Boolean(after))
  })
}

/** The length of each parent's list, by one statement; of one that is longer than `countedAtMost`, one more than that. */
export async function countsOf<Node extends object>(
  em: EntityManager,
  list: KeysetList<Node>,
  where: Sql,
  parents: readonly string[],
): Promise<number[]> {
  const rows: { parent: string; count: number }[] = await em.execute(
    `select parent.id as parent, found.count from unnest(array[?]::text[]) as parent(id) cross join lateral (
      select count(*)::int as count from (select from ${list.table} as row where ${where.text} limit ?) as counted
    ) as found`,
    [parents.filter(isStorable), ...where.values, countedAtMost + 1],
  )
  const counts = new Map(rows.map(({ parent, count }) => [parent, count]))
  return parents.map((parent) => counts.get(parent) ?? 0)
}

/** One row more than the page holds, which says whether there is a next one. */
function rowsOf<Node extends object>(
  list: KeysetList<Node>,
  where: Sql,
  size: number,
  after: string | null | undefined,
): Sql {
  const columns = list.order.map((sorted) => `${sortedBy(sorted)}${list.descending ? ' desc' : ''}`).join(', ')
  const behind = after ? afterKey(list, after) : sql('true')
  return sql(
    `select row.* from ${list.table} as row where (${where.text}) and ${behind.text} order by ${columns} limit ?`,
    ...where.values,
    ...behind.values,
    size + 1,
  )
}

/** A cursor begins with its list and order: one of another order would go on somewhere in this one, and nobody would see it. */
function cursorKeyOf<Node extends object>(list: KeysetList<Node>): (node: Node) => CursorKey {
  const order = nameOf(list)
  return (node) => [order, ...list.keyOf(node)]
}

function nameOf({ table, order, descending }: Pick<KeysetList<never>, 'table' | 'order' | 'descending'>): string {
  const words = [table, ...order.map(({ column }) => column), descending ? 'desc' : 'asc']
  return createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 6)
}

function afterKey<Node extends object>(list: KeysetList<Node>, cursor: string): Sql {
  const { order, descending } = list
  const [name, ...key] = decodeCursor(cursor, [
    'string',
    ...order.map(({ type }) => (type === 'integer' ? 'number' : 'string')),
  ])
  if (name !== nameOf(list)) throw new BadCursor()
  if (order.some((sorted, index) => !fits(sorted, key[index]!))) throw new BadCursor()
  const columns = order.map(sortedBy).join(', ')
  const values = order.map(({ type }) => `?::${type}`).join(', ')
  return sql(`(${columns}) ${descending ? '<' : '>'} (${values})`, ...key)
}

function sortedBy({ column, type, absent }: Sorted): string {
  return absent === undefined ? `row.${column}` : `coalesce(row.${column}, '${absent}'::${type})`
}

function nodesOf<Node extends object>(em: EntityManager, { entity }: KeysetList<Node>, rows: Row[]): Node[] {
  return rows.map((row) => em.map(entity, row as never, { disableIdentityMap: true }) as Node)
}

function fits({ type, absent }: Sorted, part: string | number): boolean {
  if (type === 'timestamptz') return part === absent || instantOf(String(part)) !== undefined
  return type === 'text' || (Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31)
}

/** PostgreSQL keeps any text but one with a zero byte, so nothing there has such an id. */
function isStorable(text: string): boolean {
  return !text.includes('\0')
}
