import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql'

/** How an entity is found by its key, as `@apollo/subgraph` keeps it on the type. */
export type ResolveReference = (reference: unknown, context: unknown, info: GraphQLResolveInfo) => unknown

interface ApolloExtensions {
  apollo?: { subgraph?: { resolveReference?: ResolveReference } }
}

export function resolveReferenceOf(type: GraphQLObjectType): ResolveReference | undefined {
  return (type.extensions as ApolloExtensions).apollo?.subgraph?.resolveReference
}

export function setResolveReference(type: GraphQLObjectType, resolveReference: ResolveReference): void {
  const extensions = type.extensions as ApolloExtensions
  const apollo = { ...extensions.apollo, subgraph: { ...extensions.apollo?.subgraph, resolveReference } }
  type.extensions = { ...extensions, apollo }
}
