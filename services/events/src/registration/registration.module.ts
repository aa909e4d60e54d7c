import type { Module } from '@passerelle/service-kit'
import { registrationResolvers as resolvers } from './registration.graphql.ts'
import { registrationLoaders as loaders } from './registration.loaders.ts'
import { registrationPolicies as policies } from './registration.policies.ts'
import { registrationTable } from './registration.table.ts'

export const registrationModule: Module = { resolvers, policies, loaders, tables: [registrationTable] }
