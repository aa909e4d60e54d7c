import type { EntityManager } from '@mikro-orm/postgresql'
import { BadCursor, type CursorKey, decodeCursor, type Page, pageOf, pageSize } from '@passerelle/kernel'
import type { PageArgs } from './connection.ts'

/** A piece of SQL with `?` for its values; an array becomes a list, as in `array[?]::text[]`. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
}

export function sql(text: string, ...values: unknown[]): Sql {
  return { text, values }
}

/**
 * A list for each of several parents (the candidates of schools, the matches of jobs), in the order of its columns, the
 * last of which is unique.
 */
export interface KeysetList<Node extends object> {
  readonly entity: new (...args: never[]) => Node
  readonly table: string
  readonly order: readonly { column: string; type: 'text' | 'timestamptz' }[]
  /** The greatest first, instead of the least. */
  readonly descending?: boolean
  keyOf(node: Node): CursorKey
}

type Row = Record<string, unknown> & { parent: string }

/**
 * One page for each parent, by one statement.
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
  const columns = list.order.map(({ column }) => `row.${column}${list.descending ? ' desc' : ''}`).join(', ')
  const behind = after ? afterKey(list, after) : sql('true')
  const rows: Row[] = await em.execute(
    `select parent.id as parent, found.* from unnest(array[?]::text[]) as parent(id) cross join lateral (
      select row.* from ${list.table} as row where (${where.text}) and ${behind.text} order by ${columns} limit ?
    ) as found`,
    [parents.filter(isStorable), ...where.values, ...behind.values, size + 1],
  )
  const found = Map.groupBy(rows, (row) => row.parent)
  return parents.map((parent) => {
    const nodes = (found.get(parent) ?? []).map(({ parent: _, ...row }) => em.map(list.entity, row) as Node)
    return pageOf(nodes, size, list.keyOf, Boolean(after))
  })
}

/** The length of each parent's list, by one statement. */
export async function countsOf<Node extends object>(
  em: EntityManager,
  list: KeysetList<Node>,
  where: Sql,
  parents: readonly string[],
): Promise<number[]> {
  const rows: { parent: string; count: number }[] = await em.execute(
    `select parent.id as parent, found.count from unnest(array[?]::text[]) as parent(id) cross join lateral (
      select count(*)::int as count from ${list.table} as row where ${where.text}
    ) as found`,
    [parents.filter(isStorable), ...where.values],
  )
  const counts = new Map(rows.map(({ parent, count }) => [parent, count]))
  return parents.map((parent) => counts.get(parent) ?? 0)
}

function afterKey<Node extends object>({ order, descending }: KeysetList<Node>, cursor: string): Sql {
  const key = decodeCursor(
    cursor,
    order.map(() => 'string'),
  )
  if (order.some(({ type }, index) => type === 'timestamptz' && !isInstant(key[index] as string))) throw new BadCursor()
  const columns = order.map(({ column }) => `row.${column}`).join(', ')
  const values = order.map(({ type }) => `?::${type}`).join(', ')
  return sql(`(${columns}) ${descending ? '<' : '>'} (${values})`, ...key)
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** PostgreSQL keeps any text but one with a zero byte, so nothing there has such an id. */
function isStorable(text: string): boolean {
  return !text.includes('\0')
}
