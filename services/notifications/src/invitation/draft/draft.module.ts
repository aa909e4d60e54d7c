import type { Module } from '@passerelle/service-kit'
import { draftResolvers as resolvers } from './draft.graphql.ts'
import { draftPolicies as policies } from './draft.policies.ts'
import { invitationDraftTable } from './invitation-draft.table.ts'

export const draftModule: Module = { resolvers, policies, tables: [invitationDraftTable] }
