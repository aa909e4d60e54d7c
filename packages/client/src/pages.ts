/** A Relay connection as far as paging needs it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** The selection behind a connection's `edges { node { … } }` that paging needs. */
export const pageInfo = 'pageInfo { hasNextPage endCursor }'

/** Every node of a list, page after page. @param page asks for the page behind a cursor */
export async function everyNode<Node>(page: (after: string | null) => Promise<Connection<Node>>): Promise<Node[]> {
  const nodes: Node[] = []
  let after: string | null = null
  do {
    const { edges, pageInfo }: Connection<Node> = await page(after)
    nodes.push(...edges.map(({ node }) => node))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  return nodes
}
