import type { Module } from '@passerelle/service-kit'
import { apiKeyResolvers as resolvers } from './api-key.graphql.ts'
import { apiKeyLoaders as loaders } from './api-key.loaders.ts'
import { apiKeyPolicies as policies } from './api-key.policies.ts'
import { apiKeyTable } from './api-key.table.ts'

export const apiKeyModule: Module = { resolvers, policies, loaders, tables: [apiKeyTable] }
