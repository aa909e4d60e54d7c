import { buildSubgraphSchema } from '@apollo/subgraph'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import type { Policies } from './policies.ts'
import { protect } from './protect.ts'
import { addRefusals } from './refusals.ts'
import { resumeWhereAsked } from './resume-after.ts'
import { addScalars } from './scalars.ts'

export interface SubgraphDefinition {
  typeDefs: DocumentNode | string
  /** The generated `Resolvers` of the service. */
  resolvers: object
  policies: Policies
}

/**
 * The executable schema of a subgraph: scalars checked, refusals as data, policies in front of everything.
 * @throws Error when the policies do not cover the schema
 */
export function subgraphSchema({ typeDefs, resolvers, policies }: SubgraphDefinition): GraphQLSchema {
  const document = typeof typeDefs === 'string' ? parse(typeDefs) : typeDefs
  const schema = buildSubgraphSchema([{ typeDefs: document, resolvers: resolvers as Record<string, never> }])
  addScalars(schema)
  addRefusals(schema)
  resumeWhereAsked(schema)
  protect(schema, policies)
  return schema
}
