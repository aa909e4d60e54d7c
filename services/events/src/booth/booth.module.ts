import type { Module } from '@passerelle/service-kit'
import { boothResolvers as resolvers } from './booth.graphql.ts'
import { boothLoaders as loaders } from './booth.loaders.ts'
import { boothPolicies as policies } from './booth.policies.ts'
import { boothTable } from './booth.table.ts'

export const boothModule: Module = { resolvers, policies, loaders, tables: [boothTable] }
