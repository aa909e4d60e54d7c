import type { Module } from '@passerelle/service-kit'
import { staffResolvers as resolvers } from './staff.graphql.ts'
import { staffLoaders as loaders } from './staff.loaders.ts'
import { staffPolicies as policies } from './staff.policies.ts'
import { staffEntryTable } from './staff-entry.table.ts'

export const staffModule: Module = { resolvers, policies, loaders, tables: [staffEntryTable] }
