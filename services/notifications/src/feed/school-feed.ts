import { type Connection, countedAtMost, pageSize } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { feedTypes } from './facts-to-schools.ts'
import { feedOf, type SchoolFeedEntry } from './feed-entry.ts'
import { mayRead } from './may-follow.ts'

export type FeedPage = Connection<SchoolFeedEntry>

interface Asked {
  after?: string | null
  filter?: { types?: readonly string[] | null } | null
}

/** The feed of a school as it grows. @throws BadCursor, CursorExpired */
export function followFeed({ journal }: Context, school: string, { after, filter }: Asked) {
  return journal.listen(feedOf(school), { addresses: filter?.types ?? undefined, after })
}

/** The feed of a school, oldest first: what the viewer may read of it. @throws BadCursor, CursorExpired, PageTooLarge */
export async function feedPage(
  { journal, viewer }: Context,
  school: string,
  { after, filter, first }: Asked & { first?: number | null },
): Promise<FeedPage> {
  const size = pageSize(first)
  const addresses = (filter?.types ?? [...feedTypes.keys()]).filter((type) => mayRead(viewer, school, type))
  const found = (await journal.read(feedOf(school), { after, addresses, limit: size + 1 })) as SchoolFeedEntry[]
  const edges = found.slice(0, size).map((node) => ({ cursor: node.cursor, node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => journal.count(feedOf(school), { addresses, atMost: countedAtMost + 1 }),
  }
}
