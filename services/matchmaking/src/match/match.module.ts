import type { Module } from '@passerelle/service-kit'
import { matchResolvers as resolvers } from './match.graphql.ts'
import { matchLoaders as loaders } from './match.loaders.ts'
import { matchPolicies as policies } from './match.policies.ts'
import { matchStepTable, matchTable } from './match.table.ts'

export const matchModule: Module = { resolvers, policies, loaders, tables: [matchTable, matchStepTable] }
