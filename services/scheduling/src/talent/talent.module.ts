import type { Module } from '@passerelle/service-kit'
import { talentResolvers as resolvers } from './talent.graphql.ts'
import { talentPolicies as policies } from './talent.policies.ts'

/** Whom recruiters find at their events. */
export const talentModule: Module = { resolvers, policies }
