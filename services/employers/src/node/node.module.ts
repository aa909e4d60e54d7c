import type { Module } from '@passerelle/service-kit'
import { nodeResolvers as resolvers } from './node.graphql.ts'
import { nodePolicies as policies } from './node.policies.ts'

/** Whatever an id names, of any service. */
export const nodeModule: Module = { resolvers, policies }
