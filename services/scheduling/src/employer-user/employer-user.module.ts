import type { Module } from '@passerelle/service-kit'
import { employerUserResolvers as resolvers } from './employer-user.graphql.ts'
import { employerUserPolicies as policies } from './employer-user.policies.ts'

/** What a company has to decide about the interviews of one of its people. */
export const employerUserModule: Module = { resolvers, policies }
