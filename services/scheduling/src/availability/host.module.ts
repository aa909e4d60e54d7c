import type { Module } from '@passerelle/service-kit'
import { hostResolvers as resolvers } from './host.graphql.ts'
import { hostLoaders as loaders } from './host.loaders.ts'
import { hostPolicies as policies } from './host.policies.ts'
import { hostTable } from './host.table.ts'
import { hostListingTable } from './host-listing.table.ts'

export const hostModule: Module = { resolvers, policies, loaders, tables: [hostTable, hostListingTable] }
