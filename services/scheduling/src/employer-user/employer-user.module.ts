import type { Module } from '@passerelle/service-kit'
import { employerUserResolvers as resolvers } from './employer-user.graphql.ts'
import { employerUserPolicies as policies } from './employer-user.policies.ts'

/** What those who run a company know of its people's interviews, and have to decide about them. */
export const employerUserModule: Module = { resolvers, policies }
