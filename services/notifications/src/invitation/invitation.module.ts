import type { Module } from '@passerelle/service-kit'
import { invitationResolvers as resolvers } from './invitation.graphql.ts'
import { invitationLoaders as loaders } from './invitation.loaders.ts'
import { invitationPolicies as policies } from './invitation.policies.ts'
import { invitationTable } from './invitation.table.ts'

export const invitationModule: Module = { resolvers, policies, loaders, tables: [invitationTable] }
