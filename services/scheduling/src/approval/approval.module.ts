import type { Module } from '@passerelle/service-kit'
import { approvalResolvers as resolvers } from './approval.graphql.ts'
import { approvalPolicies as policies } from './approval.policies.ts'

/** What a school has to know of a company's interviews when it decides about the company. */
export const approvalModule: Module = { resolvers, policies }
