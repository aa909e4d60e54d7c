import type { Module } from '@passerelle/service-kit'
import { jobReviewResolvers as resolvers } from './job-review.graphql.ts'
import { jobReviewLoaders as loaders } from './job-review.loaders.ts'
import { jobReviewPolicies as policies } from './job-review.policies.ts'
import { jobReviewTable } from './job-review.table.ts'

export const jobReviewModule: Module = { resolvers, policies, loaders, tables: [jobReviewTable] }
