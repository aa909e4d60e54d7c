import type { Module } from '@passerelle/service-kit'
import { approvalResolvers as resolvers } from './approval.graphql.ts'
import { approvalLoaders as loaders } from './approval.loaders.ts'
import { approvalPolicies as policies } from './approval.policies.ts'
import { approvalTable } from './approval.table.ts'

export const approvalModule: Module = { resolvers, policies, loaders, tables: [approvalTable] }
