import type { Module } from '@passerelle/service-kit'
import { eventResolvers as resolvers } from './event.graphql.ts'
import { eventLoaders as loaders } from './event.loaders.ts'
import { eventPolicies as policies } from './event.policies.ts'
import { eventTable } from './event.table.ts'

export const eventModule: Module = { resolvers, policies, loaders, tables: [eventTable] }
