import type { Module } from '@passerelle/service-kit'
import { profileResolvers as resolvers } from './profile.graphql.ts'
import { profileLoaders as loaders } from './profile.loaders.ts'
import { profilePolicies as policies } from './profile.policies.ts'
import { profileTable } from './profile.table.ts'

/** What candidates say of themselves, and who reads which part of it. */
export const profileModule: Module = { resolvers, policies, loaders, tables: [profileTable] }
