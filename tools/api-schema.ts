import { readFileSync } from 'node:fs'
import { Supergraph } from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'
import { supergraphFile } from './compose.ts'

/** What clients see of a supergraph: without the directives and types of federation. */
export function apiSchema(supergraph: string = readFileSync(supergraphFile, 'utf8')): GraphQLSchema {
  return Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema()
}
