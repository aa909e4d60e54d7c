import type { Module } from '@passerelle/service-kit'
import { reminderResolvers as resolvers } from './reminder.graphql.ts'
import { reminderLoaders as loaders } from './reminder.loaders.ts'
import { reminderPolicies as policies } from './reminder.policies.ts'
import { reminderTable } from './reminder.table.ts'

export const reminderModule: Module = { resolvers, policies, loaders, tables: [reminderTable] }
