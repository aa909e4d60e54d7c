import type { Module } from '@passerelle/service-kit'
import { jobResolvers as resolvers } from './job.graphql.ts'
import { jobLoaders as loaders } from './job.loaders.ts'
import { jobPolicies as policies } from './job.policies.ts'
import { jobTable } from './job.table.ts'

export const jobModule: Module = { resolvers, policies, loaders, tables: [jobTable] }
