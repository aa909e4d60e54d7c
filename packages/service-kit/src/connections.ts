import { type Connection, countedAtMost } from '@passerelle/kernel'
import { type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql'

type Resolver = GraphQLFieldResolver<Connection<unknown>, unknown>

/** One page is counted once, whichever of its fields ask. */
const counted = new WeakMap<Connection<unknown>, Promise<number>>()

function countOf(page: Connection<unknown>): Promise<number> {
  const count = counted.get(page) ?? page.count()
  counted.set(page, count)
  return count
}

const resolvers: Readonly<Record<string, Resolver>> = {
  nodes: ({ edges }) => edges.map(({ node }) => node),
  totalCount: async (page) => Math.min(await countOf(page), countedAtMost),
  totalCountCapped: async (page) => (await countOf(page)) > countedAtMost,
}

/** Gives each connection what follows from its page: the nodes without their places, and how many there are in all. */
export function addConnections(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType).filter(isConnection)) {
    const fields = type.getFields()
    for (const [name, resolve] of Object.entries(resolvers)) {
      const field = fields[name]
      if (field && !field.resolve) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>
    }
  }
}

/** GraphQL Cursor Connections Specification, 2. */
export function isConnection(type: GraphQLObjectType): boolean {
  const fields = type.getFields()
  return type.name.endsWith('Connection') && 'edges' in fields && 'pageInfo' in fields
}
