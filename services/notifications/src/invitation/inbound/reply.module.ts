import type { Module } from '@passerelle/service-kit'
import { replyResolvers as resolvers } from './reply.graphql.ts'
import { replyLoaders as loaders } from './reply.loaders.ts'
import { replyPolicies as policies } from './reply.policies.ts'
import { bouncedAddressTable, replyTable } from './reply.table.ts'

export const replyModule: Module = { resolvers, policies, loaders, tables: [replyTable, bouncedAddressTable] }
