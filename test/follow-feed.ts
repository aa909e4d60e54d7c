import type { StreamResult, TestPerson, UntilCut } from '@passerelle/testkit'

/** Fields of three services; a cursor beside each entry and one within. */
const following = `subscription ($schoolId: ID!, $after: String) { schoolFeed(schoolId: $schoolId, after: $after) {
  cursor type candidate { lastName } school { name }
} }`

export interface Following {
  /** Of the gateway. */
  url: string
  authorization: string
  schoolId: string
}

export interface Followed {
  cursor: string
  type: string
  school: { name: string } | null
  candidate: { lastName: string } | null
}

/** The first entry behind a cursor, or what is said instead. */
export function firstAfter({ url, authorization, schoolId }: Following, way: UntilCut, after: string) {
  return firstOf(url, authorization, way, { query: following, variables: { schoolId, after } })
}

/** The first result of a subscription, or the errors that end it. */
export async function firstOf(
  url: string,
  authorization: string,
  way: UntilCut,
  subscribing: { query: string; variables: Record<string, unknown> },
): Promise<StreamResult> {
  const results: StreamResult[] = []
  await way(url, { authorization }, subscribing, (result) => {
    results.push(result)
    return false
  })
  return results[0]!
}

/**
 * The first `count` entries that are kept, by one connection after another, each cut off after a few; the next goes on
 * behind the cursor of the last result that was taken. @throws when a result has errors
 */
export async function followThroughCuts(who: Following, ways: readonly UntilCut[], count: number): Promise<Followed[]> {
  const { url, authorization, schoolId } = who
  const entries: Followed[] = []
  let after = 'oldest'
  for (let connection = 0; entries.length < count; connection++) {
    let left = 1 + 5 * (connection % 7)
    const way = ways[connection % ways.length]!
    const variables = { schoolId, after }
    await way(url, { authorization }, { query: following, variables }, ({ data, errors, extensions }) => {
      const entry: Followed | undefined = data?.schoolFeed
      if (errors || entry?.cursor !== extensions?.cursor) throw new Error(JSON.stringify({ data, errors, extensions }))
      if (left-- === 0) return false
      entries.push(entry!)
      after = entry!.cursor
      return entries.length < count
    })
  }
  return entries
}

interface Feed {
  edges: { node: { cursor: string; type: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Everything that is kept, by asking page for page. */
export async function wholeFeed(staff: TestPerson, schoolId: string) {
  const query = `query ($id: ID!, $after: String) { school(id: $id) { feed(first: 100, after: $after) {
    edges { node { cursor type } } pageInfo { hasNextPage endCursor }
  } } }`
  const entries: Feed['edges'][number]['node'][] = []
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo }: Feed = (await staff.query(query, { id: schoolId, after })).school.feed
    entries.push(...edges.map(({ node }) => node))
    if (!pageInfo.hasNextPage) return entries
    after = pageInfo.endCursor
  }
}
