import type { Module } from '@passerelle/service-kit'
import { matchResolvers as resolvers } from './match.graphql.ts'
import { matchLoaders as loaders } from './match.loaders.ts'
import { matchPolicies as policies } from './match.policies.ts'

/** What a school may know of the interview that it has brought about. */
export const matchModule: Module = { resolvers, policies, loaders }
