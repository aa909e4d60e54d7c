import type { Module } from '@passerelle/service-kit'
import { employerUserResolvers as resolvers } from './employer-user.graphql.ts'
import { employerUserLoaders as loaders } from './employer-user.loaders.ts'
import { employerUserPolicies as policies } from './employer-user.policies.ts'
import { employerUserTable } from './employer-user.table.ts'

export const employerUserModule: Module = { resolvers, policies, loaders, tables: [employerUserTable] }
