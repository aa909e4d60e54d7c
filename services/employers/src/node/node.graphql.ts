import type { Resolvers } from '../generated/graphql.ts'
import { findNode } from './find-node.ts'

export const nodeResolvers: Resolvers = {
  Query: { node: (_, { id }, ctx, info) => findNode(id, ctx, info) },
}
