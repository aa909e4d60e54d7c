import type { Module } from '@passerelle/service-kit'
import { ownershipResolvers as resolvers } from './ownership.graphql.ts'
import { ownershipLoaders as loaders } from './ownership.loaders.ts'
import { ownershipPolicies as policies } from './ownership.policies.ts'
import { ownershipProposalTable } from './ownership-proposal.table.ts'

export const ownershipModule: Module = { resolvers, policies, loaders, tables: [ownershipProposalTable] }
