/**
 * Keyset cursors and Relay connections (GraphQL Cursor Connections Specification). A cursor is opaque to clients:
 * the values of the sort key of a row, base64url of JSON.
 */
export type CursorKey = readonly (string | number | null)[]

export class BadCursor extends Error {
  constructor() {
    super(
      'The cursor is damaged or belongs to another list. Start a list again without `after`, a stream with `oldest`.',
    )
  }
}

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

type Part = 'string' | 'number'

/**
 * @param parts how many values the list's sort key has, or better the type of each
 * @throws BadCursor when the text was not made by `encodeCursor` for such a key
 */
export function decodeCursor(cursor: string, parts: number | readonly Part[]): CursorKey {
  let key: unknown
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw new BadCursor()
  }
  const types = typeof parts === 'number' ? Array<undefined>(parts).fill(undefined) : parts
  const valid = Array.isArray(key) && key.length === types.length && key.every((part, i) => isKeyPart(part, types[i]))
  if (!valid) throw new BadCursor()
  return key as CursorKey
}

function isKeyPart(part: unknown, type: Part | undefined): boolean {
  if (type !== undefined && typeof part !== type) return false
  // PostgreSQL keeps no text with a zero byte.
  return part === null || typeof part === 'number' || (typeof part === 'string' && !part.includes('\0'))
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** Lists are counted to here; what is longer says so. */
export const countedAtMost = 10_000

/** A page of a list that can be counted. */
export interface Connection<Node> extends Page<Node> {
  /** How long the whole list is, when somebody asks; any number above `countedAtMost` says that it is longer than that. */
  count(): Promise<number>
}

/** The arguments of a Relay connection that are understood. */
export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
}

export const maxPageSize = 100
export const defaultPageSize = 20

/** The rows to ask for: `first` (20 when absent). @throws PageTooLarge outside 1 to 100 */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? defaultPageSize
  if (!Number.isInteger(size) || size < 1 || size > maxPageSize) throw new PageTooLarge()
  return size
}

export class PageTooLarge extends Error {
  constructor() {
    super(`\`first\` must be between 1 and ${maxPageSize}. Ask for more with \`after\`.`)
  }
}

/**
 * @param rows up to `size + 1` rows in list order; the one too many only says that there is a next page
 * @param after whether the page started behind a cursor
 */
export function pageOf<Node>(
  rows: readonly Node[],
  size: number,
  keyOf: (node: Node) => CursorKey,
  after = false,
): Page<Node> {
  const edges = rows.slice(0, size).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: after,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

/** How a list that is held whole is paged: in the order of its keys, each of which is one item's alone. */
export interface WholeList<Node> {
  /** The type of each part of the key. */
  readonly key: readonly Part[]
  /** @param place where the item lies among those held, from 0 */
  keyOf(node: Node, place: number): CursorKey
  /** The greatest key first, instead of the least. */
  readonly descending?: boolean
}

/** For lists that only grow at their end: in the order in which they are held. */
export const asHeld: WholeList<unknown> = { key: ['number'], keyOf: (_, place) => [place] }

/** A page of a list of which all items are in hand. @throws BadCursor, PageTooLarge */
export function pageOfWhole<Node>(
  { key, keyOf, descending = false }: WholeList<NoInfer<Node>>,
  all: readonly Node[],
  { first, after }: PageArgs,
): Connection<Node> {
  const size = pageSize(first)
  const sign = descending ? -1 : 1
  const keyed = all.map((node, place) => ({ node, key: keyOf(node, place) }))
  keyed.sort((a, b) => sign * compare(a.key, b.key))
  const last = after ? decodeCursor(after, key) : undefined
  const behind = last ? keyed.filter((one) => sign * compare(one.key, last) > 0) : keyed
  const { edges, pageInfo } = pageOf(behind, size, (one) => one.key, last !== undefined)
  const shown = edges.map(({ cursor, node: { node } }) => ({ cursor, node }))
  return { edges: shown, pageInfo, count: async () => all.length }
}

function compare(a: CursorKey, b: CursorKey): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}
