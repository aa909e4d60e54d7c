import type { Module } from '@passerelle/service-kit'
import { candidateResolvers as resolvers } from './candidate.graphql.ts'
import { candidateLoaders as loaders } from './candidate.loaders.ts'
import { candidatePolicies as policies } from './candidate.policies.ts'
import { candidateTable } from './candidate.table.ts'

export const candidateModule: Module = { resolvers, policies, loaders, tables: [candidateTable] }
