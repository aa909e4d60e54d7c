import type { Module } from '@passerelle/service-kit'
import { feedResolvers as resolvers } from './feed.graphql.ts'
import { feedPolicies as policies } from './feed.policies.ts'
import { waitingFactTable } from './waiting-fact.table.ts'

export const feedModule: Module = { resolvers, policies, tables: [waitingFactTable] }
