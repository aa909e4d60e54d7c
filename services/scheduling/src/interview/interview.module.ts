import type { Module } from '@passerelle/service-kit'
import { interviewResolvers as resolvers } from './interview.graphql.ts'
import { interviewLoaders as loaders } from './interview.loaders.ts'
import { interviewPolicies as policies } from './interview.policies.ts'
import { interviewTable } from './interview.table.ts'

export const interviewModule: Module = { resolvers, policies, loaders, tables: [interviewTable] }
