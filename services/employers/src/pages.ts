import type { EntityClass, EntityManager } from '@mikro-orm/postgresql'
import { BadCursor, type CursorKey, decodeCursor, type Page, pageOf, pageSize } from '@passerelle/kernel'

export interface PageArgs {
  first?: number | null
  after?: string | null
}

interface OrderColumn {
  readonly column: string
  readonly type: 'text' | 'timestamptz'
}

/** A list that is read in pages by its sort key, which an index has in the same order. */
export interface List<Node> {
  readonly entity: EntityClass<Node>
  /** The table, read with the alias t. */
  readonly table: string
  /** SQL on t with a `?` for each parameter. */
  readonly where?: string
  readonly parameters?: readonly unknown[]
  /** The last column makes the order complete. */
  readonly order: readonly OrderColumn[]
  readonly descending?: boolean
  readonly keyOf: (node: Node) => CursorKey
}

type Row = Record<string, unknown>

/** One page, in one statement. @throws BadCursor, PageTooLarge */
export async function pageOfList<Node extends object>(
  em: EntityManager,
  list: List<Node>,
  args: PageArgs,
): Promise<Page<Node>> {
  const size = pageSize(args.first)
  const { sql, parameters } = rowsOf(list, size, args.after)
  const rows = await em.execute<Row[]>(sql, parameters)
  return pageOf(nodes(em, list, rows), size, list.keyOf, Boolean(args.after))
}

/**
 * The same page of a list for each of several parents, in one statement.
 * @param parentColumn of t, for instance `employer_id`
 */
export async function pagesOfParents<Node extends object>(
  em: EntityManager,
  list: List<Node>,
  parentColumn: string,
  parents: readonly string[],
  args: PageArgs,
): Promise<Page<Node>[]> {
  const size = pageSize(args.first)
  const { sql, parameters } = rowsOf(list, size, args.after, `t.${parentColumn} = parent.parent_id`)
  const rows = await em.execute<Row[]>(
    `select * from jsonb_array_elements_text(?::jsonb) as parent(parent_id) cross join lateral (${sql}) t`,
    [JSON.stringify(parents), ...parameters],
  )
  const byParent = Map.groupBy(rows, (row) => row.parent_id)
  return parents.map((parent) => {
    const own = (byParent.get(parent) ?? []).map(({ parent_id: _, ...row }) => row)
    return pageOf(nodes(em, list, own), size, list.keyOf, Boolean(args.after))
  })
}

function rowsOf<Node>(list: List<Node>, size: number, after: string | null | undefined, ofParent?: string) {
  const { table, where, order, descending } = list
  const parameters = [...(list.parameters ?? [])]
  const conditions = [ofParent, where && `(${where})`]
  if (after) {
    const marks = order.map(({ type }) => `?::${type}`).join(', ')
    conditions.push(`(${order.map(({ column }) => `t.${column}`).join(', ')}) ${descending ? '<' : '>'} (${marks})`)
    parameters.push(...keyFrom(after, order))
  }
  const filter = conditions.filter(Boolean).join(' and ')
  const by = order.map(({ column }) => `t.${column}${descending ? ' desc' : ''}`).join(', ')
  const sql = `select t.* from ${table} t ${filter && `where ${filter}`} order by ${by} limit ${size + 1}`
  return { sql, parameters }
}

function keyFrom(after: string, order: readonly OrderColumn[]): CursorKey {
  const key = decodeCursor(after, order.length)
  const fits = key.every((part, i) => typeof part === 'string' && (order[i]!.type === 'text' || isInstant(part)))
  if (!fits) throw new BadCursor()
  return key
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

function nodes<Node extends object>(em: EntityManager, { entity }: List<Node>, rows: Row[]): Node[] {
  return rows.map((row) => em.map(entity, row as never, { disableIdentityMap: true }) as Node)
}
