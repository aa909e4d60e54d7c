import type { Module } from '@passerelle/service-kit'
import { linkTable } from './link/link.table.ts'
import { mailResolvers as resolvers } from './mail.graphql.ts'
import { mailLoaders as loaders } from './mail.loaders.ts'
import { mailPolicies as policies } from './mail.policies.ts'
import { messageTable } from './message.table.ts'

export const mailModule: Module = { resolvers, policies, loaders, tables: [messageTable, linkTable] }
