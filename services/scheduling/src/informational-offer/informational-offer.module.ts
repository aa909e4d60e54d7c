import type { Module } from '@passerelle/service-kit'
import { informationalOfferResolvers as resolvers } from './informational-offer.graphql.ts'
import { informationalOfferLoaders as loaders } from './informational-offer.loaders.ts'
import { informationalOfferPolicies as policies } from './informational-offer.policies.ts'
import { informationalOfferTable } from './informational-offer.table.ts'

/** Who may be asked for informational interviews outside events. */
export const informationalOfferModule: Module = { resolvers, policies, loaders, tables: [informationalOfferTable] }
