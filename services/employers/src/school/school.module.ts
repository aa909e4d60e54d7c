import type { Module } from '@passerelle/service-kit'
import { schoolResolvers as resolvers } from './school.graphql.ts'
import { schoolLoaders as loaders } from './school.loaders.ts'
import { schoolPolicies as policies } from './school.policies.ts'
import { schoolTable } from './school.table.ts'

export const schoolModule: Module = { resolvers, policies, loaders, tables: [schoolTable] }
