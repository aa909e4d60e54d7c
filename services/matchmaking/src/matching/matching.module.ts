import type { Module } from '@passerelle/service-kit'
import { matchingResolvers as resolvers } from './matching.graphql.ts'
import { matchingLoaders as loaders } from './matching.loaders.ts'
import { matchingPolicies as policies } from './matching.policies.ts'
import { matchingTable } from './matching.table.ts'

export const matchingModule: Module = { resolvers, policies, loaders, tables: [matchingTable] }
