import type { Module } from '@passerelle/service-kit'
import { verdictResolvers as resolvers } from './verdict.graphql.ts'
import { verdictLoaders as loaders } from './verdict.loaders.ts'
import { verdictPolicies as policies } from './verdict.policies.ts'
import { verdictTable } from './verdict.table.ts'

export const verdictModule: Module = { resolvers, policies, loaders, tables: [verdictTable] }
