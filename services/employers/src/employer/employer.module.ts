import type { Module } from '@passerelle/service-kit'
import { employerResolvers as resolvers } from './employer.graphql.ts'
import { employerLoaders as loaders } from './employer.loaders.ts'
import { employerPolicies as policies } from './employer.policies.ts'
import { employerTable } from './employer.table.ts'

export const employerModule: Module = { resolvers, policies, loaders, tables: [employerTable] }
