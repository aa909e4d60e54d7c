import { buildSubgraphSchema } from '@apollo/subgraph'
import { type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql'
import { addConnections } from './connections.ts'
import { checkResolvers, type Module, policiesOf } from './modules.ts'
import { protect } from './protect.ts'
import { addRefusals } from './refusals.ts'
import { resumeWhereAsked } from './resume-after.ts'
import { addScalars } from './scalars.ts'

export interface SubgraphDefinition {
  typeDefs: DocumentNode | string
  modules: readonly Module[]
}

const noTypes: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }

/**
 * The executable schema of a subgraph: the modules' resolvers, merged field by field, scalars checked, refusals as data,
 * policies in front of everything.
 * @throws Error when the policies do not cover the schema, or two modules bring the same
 */
export function subgraphSchema({ typeDefs, modules }: SubgraphDefinition): GraphQLSchema {
  const document = typeof typeDefs === 'string' ? parse(typeDefs) : typeDefs
  checkResolvers(modules)
  const resolvers = modules.map((module) => ({
    typeDefs: noTypes,
    resolvers: (module.resolvers ?? {}) as Record<string, never>,
  }))
  const schema = buildSubgraphSchema([{ typeDefs: document }, ...resolvers])
  addScalars(schema)
  addRefusals(schema)
  addConnections(schema)
  resumeWhereAsked(schema)
  protect(schema, policiesOf(modules))
  return schema
}
